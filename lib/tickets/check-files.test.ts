import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkFiles, cleanFileName } from "./check-files";
import { fileTypeOf, textCharset } from "./file-type-of";

const file = (name: string, content: Buffer | string) => ({ name, content: Buffer.from(content).toString("base64") });
const picture = (format: "png" | "jpeg" | "webp" | "gif") =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .toFormat(format)
    .toBuffer();

describe("files of a ticket", () => {
  it("are what their content is, not what they are called", async () => {
    const checked = await checkFiles([
      file("a.exe", await picture("png")),
      file("b.png", await picture("jpeg")),
      file("c.txt", "%PDF-1.7 …"),
      file("d.jpg", "<script>alert(1)</script>"),
      file("e", "错误日志\r\n\t500"),
    ]);
    expect(checked.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ["a.exe", "image/png"],
      ["b.png", "image/jpeg"],
      ["c.txt", "application/pdf"],
      ["d.jpg", "text/plain"],
      ["e", "text/plain"],
    ]);
    expect((await checkFiles([file("f", await picture("webp")), file("g", await picture("gif"))])).length).toBe(2);
  });

  it.each([
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ["a picture without its end", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["an archive", Buffer.from("504b0304140000000800", "hex")],
    ["text in a Western encoding", Buffer.from("caf\u00e9 ferm\u00e9", "latin1")],
    ["half a character", Buffer.from([0xc4, 0xe3, 0xba])],
    ["UTF-16 with a NUL", Buffer.from("\ufeffa\0b", "utf16le")],
  ])("%s is refused beside its field", async (_, bytes) => {
    await expect(checkFiles([file("ok.txt", "ok"), file("x.png", bytes)])).rejects.toMatchObject({
      code: "input.invalid",
      fields: { "files.1.content": { code: "tickets.file_type" } },
    });
  });

  it.each([
    ["utf-8", Buffer.from("\ufeff错误日志")],
    // "错误日志" and a line break.
    ["gb18030", Buffer.from("b4edcef3c8d5d6be0d0a", "hex")],
    ["utf-16le", Buffer.from("\ufeff错误日志\r\n", "utf16le")],
    ["utf-16be", Buffer.from("\ufeff错误日志\r\n", "utf16le").swap16()],
  ])("take a log of a Chinese Windows, and know it as %s", async (charset, bytes) => {
    expect(await fileTypeOf(bytes)).toBe("text/plain");
    expect(textCharset(bytes)).toBe(charset);
  });

  it("no bytes with a NUL among them are a text", () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        const binary = Uint8Array.from([...before, 0, ...after]);
        // In UTF-16 every second byte may be one.
        fc.pre(!["fffe", "feff"].includes(Buffer.from(binary.subarray(0, 2)).toString("hex")));
        expect(textCharset(binary)).toBeNull();
      }),
    );
  });

  it("are refused when one is too large, or all together", async () => {
    const mb = (count: number) => file("a.txt", "a".repeat(count * 1024 * 1024));
    await expect(checkFiles([mb(6)])).rejects.toMatchObject({
      fields: { "files.0.content": { code: "tickets.file_too_large" } },
    });
    await expect(checkFiles([mb(4), mb(4), mb(4)])).rejects.toMatchObject({ code: "tickets.files_too_large" });
  });

  it("have names without folders, control characters and hidden beginnings", () => {
    expect(
      ["../../etc/passwd", "C:\\a\\b.png", ".htaccess", 'a"b\r\n.txt', "\u202egnp.exe", "/"].map(cleanFileName),
    ).toEqual(["passwd", "b.png", "htaccess", "ab.txt", "gnp.exe", "file"]);
    expect(cleanFileName(`${"长".repeat(300)}.png`)).toMatch(/^长{100,120}\.png$/);
  });
});
