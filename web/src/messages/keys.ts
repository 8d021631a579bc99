/** Words about keys. */
export const keyWords = {
  title: "Keyboard shortcuts",
  acts: {
    ask: "Ask a question",
    done: "Done: end your turn, or say it is asked or answered",
    time: "Hear whose turn it is and how much time is left",
    hand: "Raise or lower your hand about how you work",
    next: "Next round (facilitator)",
    pause: "Pause or continue (facilitator)",
    keys: "Show this list",
  },
  both: "With Alt and Shift held, each works while you write, too.",
  letters: "Bare letters act",
  regions: "Tab moves through the room; Escape closes a sheet.",
};
