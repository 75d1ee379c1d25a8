import { describe, expect, it } from "vitest";
import { sortRecords } from "./sort-records";

const item = (recordId: string, host: string, type: string, value: string, line: string | null = "默认") => ({
  recordId,
  domain: "mybrand.com",
  host,
  type,
  value,
  line,
  priority: 10,
  ttlSeconds: 600,
});

describe("sortRecords", () => {
  it("locks what the API could not restore: system name servers, other types, records of one DNS route", () => {
    const { records, locked } = sortRecords(
      [
        item("1", "www", "A", "8.8.8.8"),
        item("2", "www", "A", "9.9.9.9", "电信"),
        item("3", "@", "NS", "ns1.ezdnscenter.com"),
        item("4", "go", "URL", "https://a.cn/"),
        item("5", "", "mx", "MX.a.cn", null),
        item("6", "mybrand.com", "TXT", '"a b"', ""),
      ],
      "mybrand.com",
    );
    expect(records.map(({ id, host, type, value, priority }) => [id, host, type, value, priority])).toEqual([
      ["5", "@", "MX", "mx.a.cn.", 10],
      ["6", "@", "TXT", "a b", null],
      ["1", "www", "A", "8.8.8.8", null],
    ]);
    expect(locked.map(({ host, type, value, route }) => [host, type, value, route])).toEqual([
      ["www", "A", "9.9.9.9", "电信"],
      ["@", "NS", "ns1.ezdnscenter.com.", null],
      ["go", "URL", "https://a.cn/", null],
    ]);
  });
});
