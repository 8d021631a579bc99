import { expect, test } from "../harness/test";

test("a newcomer creates a set, invites two colleagues, and opens the first meeting", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  await hugo.page.goto(world.server.firstLink);
  await hugo.field("Your name").fill("Hugo");
  await hugo.press("Begin");

  await expect(hugo.heading("Create a set")).toBeVisible();
  await hugo.picture("1-create");
  await hugo.page.getByLabel("How many must be there to begin").selectOption("3 people");
  await hugo.press("Create the set");
  await expect(hugo.heading("Tuesday set")).toBeVisible();

  await hugo.field("Names").fill("Ada, Ben");
  await hugo.press("Make the links");
  const links = [];
  for (const name of ["Ada", "Ben"]) {
    links.push(await hugo.field(`Link for ${name}`).inputValue());
  }
  await hugo.picture("2-links");

  const ada = await world.person("Ada");
  const ben = await world.person("Ben", "phone", true);
  for (const [index, person] of [ada, ben].entries()) {
    await person.page.goto(links[index] ?? "");
    await expect(person.heading("Tuesday set")).toBeVisible();
    await expect(person.field("Your name")).toHaveValue(person.name);
    expect(person.page.url(), "the secret is gone from the address").not.toContain("#");
    await person.picture(`3-invited-${person.name.toLowerCase()}`);
    await person.press("Join the set");
    await expect(person.heading("You are in the lobby")).toBeVisible();
  }

  // Ada reads while she waits; Ben reads once he is in.
  await ada.press("I accept the charter");
  await ada.sees("You accepted the charter.");
  await ada.picture("4-lobby");
  await world.advance("15s");
  await hugo.press("Let in Ada", "Let in Ben");
  await world.advance("15s");
  await expect(ada.heading("People")).toBeVisible();
  await ben.press("I accept the charter");
  await expect(ben.heading("The charter")).toBeVisible();
  await ben.picture("5-set-phone");

  // The link was for Ben alone, once.
  const stranger = await world.person("A stranger");
  stranger.forgive(/\/api\/invitations\/look 410$/);
  await stranger.page.goto(links[1] ?? "");
  await expect(stranger.heading("This link has been used")).toBeVisible();

  await world.advance("15s");
  await hugo.picture("6-set");
  await hugo.press("Call a meeting", "Call the meeting");
  await expect(hugo.heading("Gathering")).toBeVisible();
  await world.advance("15s");
  for (const person of [ada, ben]) await person.link("Join the meeting").click();
  await hugo.sees("3 of 3 are here");
  await ben.picture("7-gathering-phone");
  await hugo.picture("7-gathering");
  await hugo.press("Open the meeting");
  for (const person of [hugo, ada, ben]) await expect(person.heading("Check-in")).toBeVisible();
  await ben.picture("8-open-phone");
});
