import { expect, it } from "vitest";
import { servedFileName } from "./served-name";

it.each([
  ...["run.bat", "a.png.hta", "page.html", "x.svg", "x.js", "a.txt.lnk", "a.xml", "a.txt.", "a.", "run.BAT"],
  ...["bat", "名单", "a.txt\u00a0", "a.png"],
])("a text that is called %j is downloaded as a text", (name) => {
  expect(servedFileName(name, "text/plain")).toBe(`${name}.txt`);
});

it.each([
  ["error.log", "text/plain"],
  ["Zone.CSV", "text/plain"],
  ["mybrand.com.zone", "text/plain"],
  ["nginx.conf", "text/plain"],
  ["a.bat.json", "text/plain"],
  ["photo.JPG", "image/jpeg"],
  ["photo.jpeg", "image/jpeg"],
  ["a.pdf", "application/pdf"],
] as const)("%s keeps its name, which fits what it is", (name, mediaType) => {
  expect(servedFileName(name, mediaType)).toBe(name);
});

it("a picture and a PDF are called what they are, too", () => {
  expect(servedFileName("a.exe", "image/png")).toBe("a.exe.png");
  expect(servedFileName("photo.png", "image/jpeg")).toBe("photo.png.jpg");
  expect(servedFileName("c.txt", "application/pdf")).toBe("c.txt.pdf");
});
