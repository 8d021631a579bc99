/** News for those who listen. */
import { list } from "./words";

const verb = (people: string[], one: string, many: string) => (people.length === 1 ? one : many);

export const newsWords = {
  came: (people: string[]) => `${list(people)} ${verb(people, "is", "are")} here.`,
  left: (people: string[]) => `${list(people)} lost the connection.`,
  removed: (people: string[]) =>
    `${list(people)} ${verb(people, "is", "are")} not in this meeting any more.`,
  leads: (name: string) => (name === "You" ? "You lead now." : `${name} leads now.`),
  nobodyLeads: "Nobody leads now: you move on together when you are ready.",
  raised: (people: string[]) =>
    `${list(people)} ${verb(people, "has a hand", "have hands")} up about how we work.`,
};
