/** A format that was read from a file, on its way to the editor; it outlives loading the page again. */
import type { Format } from "../../protocol";

const PLACE = "hyacinth-format-file";

export function putFormat(format: Format) {
  sessionStorage.setItem(PLACE, JSON.stringify(format));
}

/** The format put last; null where there is none of this key. */
export function takeFormat(key: string): Format | null {
  try {
    const format = JSON.parse(sessionStorage.getItem(PLACE) ?? "null") as Format | null;
    return format?.key === key ? format : null;
  } catch {
    return null;
  }
}

export function forgetFormat() {
  sessionStorage.removeItem(PLACE);
}
