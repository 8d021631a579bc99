import { ApiError } from "../../api";
import { deadLinks } from "../../messages/pages";

/** The words for a personal link that will never work; null for any other error. */
export function deadLinkOf(error: unknown): { title: string; body: string } | null {
  return error instanceof ApiError ? (deadLinks[error.problem.type] ?? null) : null;
}
