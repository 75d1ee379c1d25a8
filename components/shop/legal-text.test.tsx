import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LegalText } from "./legal-text";

describe("LegalText", () => {
  it("reads headings and paragraphs as staff write them", () => {
    const html = renderToStaticMarkup(<LegalText text={"Before\n# One\nfirst\nline\n\nsecond\n\n# Two\n\nlast"} />);
    expect(html.replaceAll(/ class="[^"]*"/g, "")).toBe(
      "<div><p>Before</p><h2>One</h2><p>first\nline</p><p>second</p><h2>Two</h2><p>last</p></div>",
    );
  });
});
