/** Words about who leads [D3, D4]. */
import { count } from "./words";

export const leadWords = {
  by: (name: string) => `${name} would like to hand over the lead to you`,
  byHow:
    "You would open and close rounds, keep the time and look after how you work. Your seat and your questions stay yours.",
  vacant: "Would you lead for now?",
  vacantHow: (name: string | null) =>
    name === null
      ? "Nobody leads at the moment. If you would rather not, someone else is asked."
      : `${name} dropped out. When ${name} is back, the lead is offered back. If you would rather not, someone else is asked.`,
  vacantLeft: (seconds: number) => `In ${count(seconds, "second")} someone else is asked.`,
  back: "Would you like the lead back?",
  backHow: "You led before you dropped out. It is fine to stay a member for today.",
  yes: "Yes, I lead",
  yesBack: "Yes, I take it back",
  no: "Not now",
  declined: "That is fine. Someone else is asked.",
};
