import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { followSettings } from "./follow-settings";

it("notices a change while the first pages are still rendered", async () => {
  const held: ServerResponse[] = [];
  const noticed: string[][] = [];
  let count = 0;
  /** Answers as Next: the first two looks find a change, and the first page is not done before the second. */
  const answer = ({ url }: IncomingMessage, response: ServerResponse) => {
    if (url === "/api/web-process") {
      count += 1;
      response.setHeader("content-type", "application/json");
      return response.end(JSON.stringify({ changed: count <= 2, pages: [`/${count}`] }));
    }
    if (count === 1) return held.push(response);
    response.end();
  };
  const following = followSettings(
    (request, response) => void answer(request, response),
    (pages) => {
      noticed.push([...pages]);
      if (pages[0] === "/2") for (const response of held) response.end();
    },
  );
  const { stop } = await following;
  expect(noticed[0]).toEqual(["/1"]);
  expect(noticed).toContainEqual(["/2"]);
  expect(held).not.toHaveLength(0);
  stop();
});
