import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fapiaoFileTypeOf } from "./fapiao-file-type";
import { zipOf } from "./testing/papers";

const of = (text: string) => fapiaoFileTypeOf(Buffer.from(text));

describe("the file of a fapiao is, by its content", () => {
  it("a PDF, an OFD or an XML", () => {
    expect(of("%PDF-1.7\n…")).toBe("application/pdf");
    expect(fapiaoFileTypeOf(zipOf("OFD.xml"))).toBe("application/ofd");
    expect(of('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<EInvoice><Amount>1.00</Amount></EInvoice>\n')).toBe(
      "application/xml",
    );
  });

  it("nothing else: another ZIP, a page, a picture that runs scripts, a program, nothing at all", () => {
    for (const name of ["[Content_Types].xml", "Doc_0/OFD.xml", "ofd.xml"])
      expect(fapiaoFileTypeOf(zipOf(name))).toBeNull();
    expect(of("<html><script>alert(1)</script></html>")).toBeNull();
    expect(of('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>')).toBeNull();
    expect(of('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toBeNull();
    expect(of('<?xml version="1.0"?><a:script xmlns:a="http://www.w3.org/1999/xhtml"/>')).toBeNull();
    expect(of("MZ\u0000\u0001")).toBeNull();
    expect(of("")).toBeNull();
  });

  it("found out in one step, however many comments it begins with", { timeout: 5_000 }, () => {
    const comments = "<!-- a -->".repeat(2_000);
    expect(of(`<?xml version="1.0"?>${comments}<EInvoice/>`)).toBe("application/xml");
    // Twice the time with each comment more, by a pattern in which a comment may contain the next one.
    expect(of(`<?xml version="1.0"?>${comments.slice(0, 280)}x>`)).toBeNull();
    expect(of(`<?xml version="1.0"?>${comments}x>`)).toBeNull();
  });

  it("found out without an error, whatever the bytes are", () => {
    const cut = fc
      .tuple(fc.nat(200), fc.uint8Array({ maxLength: 60 }))
      .map(([at, rest]) => Buffer.concat([zipOf("OFD.xml").subarray(0, at), rest]));
    fc.assert(fc.property(cut, (bytes) => void fapiaoFileTypeOf(bytes)));
  });
});
