/** Someone to be invited. */
export interface Invitee {
  name: string;
  /** Where to send the link; none where it is handed over by another way. */
  address: string | null;
}

/** "Ada, Ben ben@school.example; Chloe" or one on each line: the people in it, each name once. */
export function splitNames(text: string): Invitee[] {
  const people = new Map<string, Invitee>();
  for (const part of text.split(/[,;\n]/)) {
    const words = part.split(/\s+/).filter(Boolean);
    const at = words.findIndex((word) => word.includes("@"));
    const address = at < 0 ? null : (words.splice(at, 1)[0]?.replace(/^<|>$/g, "") ?? null);
    const name = words.join(" ") || (address?.split("@")[0] ?? "");
    if (name && !people.has(name)) people.set(name, { name, address });
  }
  return [...people.values()];
}

/** As it was written, to be put right. */
export function joinNames(people: readonly Invitee[]): string {
  return people.map(({ name, address }) => (address ? `${name} ${address}` : name)).join(", ");
}
