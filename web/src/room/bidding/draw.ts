/** A draw can be worked out by everybody: from the seed comes the fingerprint, and the place [B4]. */
import type { BidId } from "../../protocol";

const PLACE_BYTES = 8;

export interface Drawn {
  /** The seed is the one that was promised before anybody bid. */
  promised: boolean;
  /** The bid that it draws. */
  bid: BidId | null;
}

/** Needs a secure connection: without one the browser has no SHA-256, and the answer is none. */
export async function check(
  seed: string,
  commitment: string,
  tied: readonly BidId[],
): Promise<Drawn | null> {
  if (!("subtle" in crypto)) return null;
  const hash = await sha256(seed);
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const inOrder = [...tied].sort((a, b) => a - b);
  const first = (await sha256(`draw:${seed}`)).slice(0, PLACE_BYTES);
  const number = first.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const place = inOrder.length > 0 ? Number(number % BigInt(inOrder.length)) : 0;
  return { promised: hex === commitment, bid: inOrder[place] ?? null };
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
