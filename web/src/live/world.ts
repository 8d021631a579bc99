/** What the live connection needs from the browser, so that a test can stand in for it. */

/** The part of a `WebSocket` that is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** What a socket tells. */
export interface Told {
  opened(): void;
  received(data: unknown): void;
  closed(code: number): void;
}

export interface World {
  /** This device's clock, in milliseconds since 1970. */
  now(): number;
  /** Calls `act` after `ms`; the answer cancels it. */
  later(ms: number, act: () => void): () => void;
  /** A number from 0 up to 1. */
  random(): number;
  /** A new command id. */
  newId(): string;
  connect(url: string, told: Told): Socket;
  /** Calls `act` when the network comes back or the page is looked at again; the answer stops it. */
  onReturn(act: () => void): () => void;
}

/** The browser itself. */
export const browser: World = {
  now: () => Date.now(),
  later(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId,
  connect(url, told) {
    const address = new URL(url, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.onopen = () => told.opened();
    socket.onmessage = (event) => told.received(event.data);
    socket.onclose = (event) => told.closed(event.code);
    return socket;
  },
  onReturn(act) {
    const looked = () => document.visibilityState === "visible" && act();
    addEventListener("online", act);
    document.addEventListener("visibilitychange", looked);
    return () => {
      removeEventListener("online", act);
      document.removeEventListener("visibilitychange", looked);
    };
  },
};

/** A random UUID. `crypto.randomUUID` is missing on plain http beyond localhost: a school's own network. */
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
