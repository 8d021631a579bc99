/** How evenly time was shared, in words. Pure. */
import { year } from "../../messages/year";
import type { AirtimeYear } from "../../protocol";

/** Where each band but the first begins, in per cent of an equal share: as the server counts. */
const FROM = [50, 80, 126, 201];

/** The band of a share. */
export function bandOf(percent: number): number {
  return FROM.filter((from) => percent >= from).length;
}

/** One sentence about the set, without anybody in it. */
export function evenness({ meetings, people }: AirtimeYear): string {
  const words = year.airtime;
  const all = people.reduce((sum, n) => sum + n, 0);
  const equal = people[2];
  const how =
    equal === all ? words.all : equal * 2 >= all ? words.most(equal, all) : words.few(equal, all);
  return `${words.over(meetings)} ${how}`;
}
