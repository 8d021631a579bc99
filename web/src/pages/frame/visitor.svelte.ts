/** Who sits at this browser. */
import { me, request } from "../../api";
import { forgetUnsaved } from "../journal/unsaved";
import type { Me } from "../../protocol";

class Visitor {
  /** Null while signed out, undefined until the server has said. */
  me: Me | null | undefined = $state.raw(undefined);
  /** True where the server shows a demo. */
  demo = $state(false);

  /** True where the server sends mail. */
  mail = $state(false);

  /** Asks the server; throws when it cannot be reached. */
  async load() {
    const visitor = await me();
    this.me = visitor.me;
    this.demo = visitor.demo;
    this.mail = visitor.mail;
  }

  async signOut() {
    await request<void>("POST", "/sign-out");
    // Whoever comes next to this browser finds nothing of theirs.
    forgetUnsaved();
    this.me = null;
  }
}

export const visitor = new Visitor();
