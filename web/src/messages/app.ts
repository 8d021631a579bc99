/** Sentences of the frame around every page. */
export const app = {
  name: "Hyacinth",
  home: "Go to your sets",
  skip: "Skip to the main part",
  missing: {
    title: "There is no page here",
    body: "The address may be mistyped, or what was here is gone.",
  },
  unloaded: {
    title: "This page did not load",
    body: "The connection may have dropped, or Hyacinth was updated while this page was open.",
    retry: "Load it again",
  },
};
