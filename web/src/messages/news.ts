/** News for those who listen. */
import { list } from "./words";

const verb = (people: string[], one: string, many: string) => (people.length === 1 ? one : many);

export const newsWords = {
  came: (people: string[]) => `${list(people)} ${verb(people, "is", "are")} here.`,
  left: (people: string[]) => `${list(people)} lost the connection.`,
  raised: (people: string[]) =>
    `${list(people)} ${verb(people, "has a hand", "have hands")} up about how we work.`,
};
