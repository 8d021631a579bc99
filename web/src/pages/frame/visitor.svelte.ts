/** Who sits at this browser. */
import { ApiError, me, request } from "../../api";
import type { Me } from "../../protocol";

class Visitor {
  /** Null while signed out, undefined until the server has said. */
  me: Me | null | undefined = $state.raw(undefined);

  /** Asks the server; throws when it cannot be reached. */
  async load() {
    try {
      this.me = await me();
    } catch (error) {
      if (!(error instanceof ApiError && error.problem.status === 401)) throw error;
      this.me = null;
    }
  }

  async signOut() {
    await request<void>("POST", "/sign-out");
    this.me = null;
  }
}

export const visitor = new Visitor();
