import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FoldedMessages, foldedPlaces } from "./folded-messages";

it("folds the middle of a long thread: the first message, the last ones and what waits stay", () => {
  expect(foldedPlaces(12)).toBeNull();
  expect(foldedPlaces(21)).toEqual({ from: 1, to: 15 });
  expect(foldedPlaces(21, 9)).toEqual({ from: 1, to: 9 });
  expect(foldedPlaces(21, 0)).toBeNull();
});

it("shows every message once, in order; those in the middle in an element that opens without scripts", () => {
  const items = Array.from({ length: 21 }, (_, n) => `m${n}.`);
  const html = renderToStaticMarkup(
    <FoldedMessages label="x" summary={(count) => `${count} more`}>
      {items.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </FoldedMessages>,
  );
  expect([...html.matchAll(/m(\d+)\./g)].map(([, n]) => Number(n))).toEqual([...items.keys()]);
  const inside = html.slice(html.indexOf("<details"), html.indexOf("</details>"));
  expect(inside).toContain("14 more");
  expect([inside.includes("m1."), inside.includes("m14."), inside.includes("m0."), inside.includes("m15.")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
