/** How far the server's clock is ahead of this device's [C1]. */

interface Sample {
  offset: number;
  roundTrip: number;
}

/** Samples kept; at one every 20 s, five minutes: old enough to be steady, young enough to follow drift. */
const KEPT = 15;

export class Offset {
  #samples: Sample[] = [];
  #rough = 0;

  /** Server time minus local time, in milliseconds, by the quickest round trip: it errs least. */
  get value(): number {
    const best = this.#samples.reduce<Sample | null>(
      (least, sample) => (least && least.roundTrip <= sample.roundTrip ? least : sample),
      null,
    );
    return best?.offset ?? this.#rough;
  }

  /** A server time that came without being asked for: right but for the way here. */
  guess(serverTime: number, receivedAt: number) {
    this.#rough = serverTime - receivedAt;
  }

  /** An answered ping. */
  measure(sentAt: number, serverTime: number, receivedAt: number) {
    const roundTrip = Math.max(0, receivedAt - sentAt);
    this.#samples.push({ offset: serverTime - (sentAt + roundTrip / 2), roundTrip });
    if (this.#samples.length > KEPT) this.#samples.shift();
  }

  /** Forgets all: the device may have slept, and its clock may have been set. */
  reset() {
    this.#samples = [];
  }
}
