import { expect, it } from "vitest";
import mails from "./zh/mails.json";
import people from "./zh/people.json";

it("has a word for every kind of mail, which the list of mails shows to staff", () => {
  const { layout: _, ...areas } = mails;
  const names = Object.entries(areas).flatMap(([area, templates]) =>
    Object.keys(templates).map((name) => `${area}.${name}`),
  );
  const words = Object.entries(people.mail.templateName).flatMap(([area, templates]) =>
    Object.keys(templates).map((name) => `${area}.${name}`),
  );
  expect(words.sort()).toEqual(names.sort());
});
