import { describe, expect, it } from "vitest";
import { AnswerError, many, one, single, unpack } from "./answer";
import {
  count,
  decimal,
  escaped,
  fen,
  flag,
  megabytes,
  need,
  plain,
  price,
  readDate,
  states,
  text,
  urlDecoded,
} from "./field";

describe("fields", () => {
  it("reads every date form that the upstream was seen to write", () => {
    const forms: [string, string | null][] = [
      ["2012-9-14 16:17:00", "2012-09-14T08:17:00.000Z"],
      ["2014/1/15 18:21:14", "2014-01-15T10:21:14.000Z"],
      ["2012-10-25 10:23:20.123", "2012-10-25T02:23:20.123Z"],
      ["2015-08-12", "2015-08-11T16:00:00.000Z"],
      ["2014-1-15", "2014-01-14T16:00:00.000Z"],
      ["2014-12-03 0:0:0", "2014-12-02T16:00:00.000Z"],
      ["2014-12-03 0: 0: 0", "2014-12-02T16:00:00.000Z"],
      ["/Date(1508923801870+0800)/", "2017-10-25T09:30:01.870Z"],
      ["2016-10-22T03:00:00Z", "2016-10-22T03:00:00.000Z"],
      ["Fri Oct 20 03:00:00 CST 2017", "2017-10-19T19:00:00.000Z"],
      ["2014-02-30", null],
      ["soon", null],
    ];
    for (const [written, iso] of forms) expect(readDate(written)?.toISOString() ?? null, written).toBe(iso);
  });

  it("cleans values, and tells absent from wrong", () => {
    expect(text.parse(" a ")).toBe("a");
    for (const absent of ["", " ", "-", null, undefined]) expect(text.parse(absent)).toBeNull();
    expect(plain.parse(" - ")).toBe("-");
    expect(fen.parse("-610.00")).toBe(-61000n);
    expect(price.parse("0")).toBeNull();
    expect(price.parse(20)).toBe(2000n);
    expect(price.safeParse("-1").success).toBe(false);
    expect(price.safeParse("具体消息").success).toBe(false);
    expect(count.parse("1.00")).toBe(1);
    expect(count.safeParse("1.5").success).toBe(false);
    expect(["10M", " 5G", "200", "1.5 GB", "2048K"].map((size) => megabytes.parse(size))).toEqual([
      10, 5120, 200, 1536, 2,
    ]);
    expect(megabytes.safeParse("5 X").success).toBe(false);
    expect(decimal.parse("1.5")).toBe(1.5);
    expect([flag.parse(" Y"), flag.parse("False"), flag.parse(1), flag.parse("")]).toEqual([true, false, true, null]);
    expect(escaped.parse("\\u5546\\u57ce")).toBe("商城");
    expect(urlDecoded.parse("%e8%af%81+%e4%bb%b6")).toBe("证 件");
    expect(urlDecoded.parse("100%")).toBe("100%");
    expect(need(text).safeParse(" ").success).toBe(false);
    expect(text.safeParse({}).success).toBe(false);
    const state = states({ Failed: "failed", "": "waiting" });
    expect([state.parse("FAILED "), state.parse(""), state.parse("new")]).toEqual(["failed", "waiting", "other"]);
    expect(states({ a: "x" }).parse(" ")).toBeNull();
  });

  it("takes a message as list, object, or JSON in a string, and drops bad items with a report", () => {
    const shape = { id: ["id", need(text)], name: [["nme", "_nme"], text] } as const;
    const problems: string[] = [];
    const context = { input: {}, report: (problem: string) => problems.push(problem), remark: () => undefined };
    for (const dress of [{ ID: " 7", " nme": "x" }, [{ id: 7, _nme: "x" }], '[{"id":"7","nme":"x"}]']) {
      expect(one(shape)(dress, context)).toEqual({ id: "7", name: "x" });
      expect(many(shape)(dress, context)).toEqual([{ id: "7", name: "x" }]);
    }
    expect(many(shape)(" ", context)).toEqual([]);
    expect(problems).toEqual([]);
    expect(many(shape)([{ id: "" }, { id: "8" }, 5], context)).toEqual([{ id: "8", name: null }]);
    expect(problems).toEqual(["item 0: id: missing", "item 2: not an object"]);
    expect(() => many(shape)([{ id: "" }], context)).toThrow(AnswerError);
    expect(() => one(shape)([], context)).toThrow(AnswerError);
    expect(single(need(text))("91", context)).toBe("91");
    expect(() => single(need(text))(" ", context)).toThrow(AnswerError);
    expect(unpack("[broken")).toBe("[broken");
  });
});
