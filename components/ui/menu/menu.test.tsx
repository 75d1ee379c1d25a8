import { renderToReadableStream } from "react-dom/server.edge";
import { expect, it } from "vitest";
import { Menu } from "./menu";

it("stands at its place in a long page from the first byte: a press on it is not lost", async () => {
  const entry = [{ id: "edit", label: "Edit", onSelect: () => undefined }];
  const rows = Array.from({ length: 200 }, (_, at) => at);
  const page = await renderToReadableStream(
    <main>
      {rows.map((at) => (
        <p key={at}>
          {"text ".repeat(40)}
          <Menu label={`More of ${at}`} icon="dots" iconOnly items={entry} />
        </p>
      ))}
    </main>,
  );
  const html = await new Response(page).text();
  expect(html.match(/<button/g)).toHaveLength(rows.length);
  // What React sends after the page, to put it into its place later.
  expect(html).not.toContain("<div hidden");
});
