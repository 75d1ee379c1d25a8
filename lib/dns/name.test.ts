import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { toAsciiName, toUnicodeName } from "./idn";
import { parseName, parseNames } from "./name";

const suffixes = [".com", ".cn", ".com.cn", ".net", ".中国", "xn--55qx5d"];
const read = (typed: string) => {
  const result = parseName(typed, suffixes);
  return result.ok
    ? [result.name.label, result.name.suffix ?? result.name.unknownSuffix ?? "", result.name.ascii]
    : result.code;
};

// Properties run many cases; a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

describe("parseName", () => {
  it.each([
    ["mybrand", ["mybrand", "", "mybrand"]],
    ["示例", ["示例", "", "xn--fsq092h"]],
    ["MyBrand.COM", ["mybrand", ".com", "mybrand.com"]],
    ["https://www.mybrand.com/x?y", ["mybrand", ".com", "mybrand.com"]],
    ["HTTP://user:pw@shop.mybrand.com:8080/#a", ["mybrand", ".com", "mybrand.com"]],
    ["www.mybrand", ["mybrand", "", "mybrand"]],
    ["www.mybrand.com.cn", ["mybrand", ".com.cn", "mybrand.com.cn"]],
    ["ｍｙｂｒａｎｄ。ｃｏｍ", ["mybrand", ".com", "mybrand.com"]],
    ["mybrand.com.", ["mybrand", ".com", "mybrand.com"]],
    ["info@mybrand.com", ["mybrand", ".com", "mybrand.com"]],
    ["mailto:info@mybrand.com", ["mybrand", ".com", "mybrand.com"]],
    ["示例.中国", ["示例", ".中国", "xn--fsq092h.xn--fiqs8s"]],
    ["xn--fsq092h.xn--fiqs8s", ["示例", ".中国", "xn--fsq092h.xn--fiqs8s"]],
    ["示例。公司", ["示例", ".xn--55qx5d", "xn--fsq092h.xn--55qx5d"]],
    ["“mybrand.com”", ["mybrand", ".com", "mybrand.com"]],
    ["mybrand.dev", ["mybrand", ".dev", "mybrand.dev"]],
    ["www.com", ["www", ".com", "www.com"]],
    ["www.ministry.gov.cn", ["ministry", ".gov.cn", "ministry.gov.cn"]],
    ["shop.bj.cn", ["shop", ".bj.cn", "shop.bj.cn"]],
    ["www.government.cn", ["government", ".cn", "government.cn"]],
    ["中国", ["中国", "", "xn--fiqs8s"]],
    ["123", ["123", "", "123"]],
    ["my\u200bbrand.com", ["mybrand", ".com", "mybrand.com"]],
  ])("%s", (typed, expected) => expect(read(typed)).toEqual(expected));

  it.each([
    ["我的！店", "！"],
    ["ｍｙ＄shop", "＄"],
    ["my brand!x", " "],
  ])("says the character as it was typed: %s", (typed, char) =>
    expect(parseName(typed, suffixes)).toMatchObject({ ok: false, params: { char } }),
  );

  it.each([
    ["", "empty"],
    ["  。 ", "empty"],
    [".com", "only_suffix"],
    ["com.cn", "only_suffix"],
    ["gov.cn", "only_suffix"],
    ["www", "only_www"],
    ["http://192.168.0.1/x", "ip_address"],
    ["http://[2001:db8::1]/", "ip_address"],
    ["2001:db8:0:0:0:0:0:1", "ip_address"],
    ["my brand!x", "bad_character"],
    ["my_brand.com", "bad_character"],
    ["名字😀", "bad_character"],
    ["a..com", "empty_label"],
    ["-mybrand.com", "hyphen_edge"],
    ["mybrand-.com", "hyphen_edge"],
    ["ab--cd.com", "hyphen_3_4"],
    ["xn--0.com", "bad_idn"],
    ["xn--a-.com", "hyphen_edge"],
    [`${"a".repeat(64)}.com`, "label_too_long"],
    [`${"中国".repeat(30)}.com`, "label_too_long"],
    ["pаypal.com", "mixed_script"],
    ["пример.com", "script"],
    ["münchen.com", "script"],
  ])("refuses %s: %s", (typed, code) => expect(read(typed)).toBe(code));

  it("reads many, each once", () => {
    const text = "示例\nmybrand.com, https://www.mybrand.com/x?a=1,2、MYBRAND.com；other.cn http://a.cn/,http://b.cn/x";
    expect(parseNames(text, suffixes).map((r) => (r.ok ? r.name.unicode : r.code))).toEqual([
      "示例",
      "mybrand.com",
      "other.cn",
      "a.cn",
      "b.cn",
    ]);
  });

  const readMany = (text: string) => parseNames(text, suffixes).map((r) => (r.ok ? r.name.unicode : r.code));

  it.each([
    ["1. shanlicha.com 2. qinghecha.cn 3、orange.net", ["shanlicha.com", "qinghecha.cn", "orange.net"]],
    ["（1）示例\n（2）茶园.cn", ["示例", "茶园.cn"]],
    ["1、山里茶；2、青河茶", ["山里茶", "青河茶"]],
    ["1.\tshanlicha\r\n2.\tqinghecha", ["shanlicha", "qinghecha"]],
    ["123 8. 1.com 58、51、360", ["123", "1.com", "58", "51", "360"]],
    ["8.", ["8"]],
    ["（58）", ["58"]],
    ["-mybrand.com", ["hyphen_edge"]],
  ])("leaves out what numbers a list, and keeps names of digits: %j", (text, names) =>
    expect(readMany(text)).toEqual(names),
  );

  it("a list with numbers or marks is the list without them", () => {
    const label = fc.stringMatching(/^[a-z0-9][a-z0-9]{0,10}$/).filter((one) => /[a-z]/.test(one));
    const name = fc.oneof(
      label,
      fc.tuple(label, fc.constantFrom(".com", ".cn", ".net", ".中国")).map((parts) => parts.join("")),
      fc.nat(99_999).map((digits) => `${digits}.com`),
      fc.constantFrom("山里茶", "青河茶.中国"),
    );
    const mark = fc.constantFrom<(at: number) => string>(
      (at) => `${at}. `,
      (at) => `${at}．  `,
      (at) => `${at}) `,
      (at) => `${at}）`,
      (at) => `(${at}) `,
      (at) => `（${at}）`,
      (at) => `${at}、`,
      (at) => String.fromCodePoint(0x245f + Math.min(at, 20)),
      () => "- ",
      () => "• ",
      () => "•",
    );
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 30 }),
        mark,
        fc.constantFrom(" ", "\n", "\r\n", "；", ", "),
        (names, markOf, between) => {
          const marked = names.map((one, at) => markOf(at + 1) + one).join(between);
          expect(readMany(marked)).toEqual(readMany(names.join(between)));
        },
      ),
    );
  });

  it("never throws, and what it accepts fits DNS and reads back as itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl(), fc.domain(), fc.emailAddress()), (typed) => {
        const result = parseName(typed, suffixes);
        if (!result.ok) return;
        const { ascii, unicode, labelAscii } = result.name;
        expect(labelAscii.length).toBeLessThanOrEqual(63);
        expect(ascii.length).toBeLessThanOrEqual(253);
        expect(ascii).toMatch(/^[a-z0-9.-]+$/);
        for (const again of [ascii, unicode]) {
          const second = parseName(again, suffixes);
          expect(second.ok && second.name.ascii).toBe(ascii);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("IDN: Chinese and back", () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c)),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(han, fc.constantFrom("com", "中国", "com.cn"), (label, suffix) => {
        const ascii = toAsciiName(`${label}.${suffix}`);
        expect(ascii).not.toBeNull();
        expect(toUnicodeName(ascii ?? "")).toBe(`${label}.${suffix}`.normalize("NFKC"));
        expect(toAsciiName(ascii ?? "")).toBe(ascii);
      }),
    );
  });
});
