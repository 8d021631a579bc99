/** Where text becomes markup: the server's policy lets it in under this name, and files of the app alone take it. */

interface Policy {
  createHTML(text: string): string;
}

interface Policies {
  createPolicy(name: string, policy: Policy): Policy;
}

// Browsers that do not know policies take the text as it is.
const { trustedTypes } = globalThis as { trustedTypes?: Policies };
const drawings = trustedTypes?.createPolicy("hyacinth-icons", { createHTML: (text) => text });

/** The drawing of an icon of ours, as a page may take it. */
export const drawing = (svg: string): string => drawings?.createHTML(svg) ?? svg;
