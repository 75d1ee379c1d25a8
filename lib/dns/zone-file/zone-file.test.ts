import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordLine, type ZoneRecord } from "../record";
import { anyZone } from "../testing/any-zone";
import { checkRows } from "./check-rows";
import { IMPORT_LIMITS, type ImportedRows } from "./import-row";
import { planImport } from "./plan-import";
import { readRecordTable, tableFormat } from "./read-record-table";
import { readTtl, readZoneFile } from "./read-zone-file";
import { recogniseZoneText } from "./recognise-text";
import { writeRecordCsv } from "./write-record-csv";
import { writeZoneFile } from "./write-zone-file";

const zone = "example.com";
const at = new Date("2026-11-28T08:00:00Z");
const read = (text: string, options = {}): ImportedRows => checkRows(readZoneFile(text, zone, options), zone);
const lines = ({ rows }: ImportedRows) => rows.map(({ record }) => `${recordLine(record)} ${record.ttlSeconds}`);
const reasons = ({ skipped }: ImportedRows) => skipped.map(({ row, code }) => `${row} ${code}`);
const cellsOf = (csv: string) =>
  (parse(csv, { bom: true, relaxColumnCount: true }) as string[][]).map((row) =>
    row.map((cell) => cell.replace(/^['`]/, "")),
  );
const table = (text: string): ImportedRows => {
  const rows = readRecordTable(
    text.split("\n").map((line) => line.split("\t")),
    zone,
  );
  if (!rows) throw new Error("no table");
  return checkRows(rows, zone);
};

describe("a zone file", () => {
  it("is read as RFC 1035 has it: origins, parentheses, owners left out, units, strings, escapes", () => {
    const found = read(`$TTL 1h
@	IN	SOA	ns1 host.example.com. ( 2024010101 ; serial
		3h 1h 1w ; and so on
		10m )
	NS	ns1.example.net.
@	A	8.8.8.8
	300 IN A 8.8.4.4
	IN 20m MX 10 mx ; relative
www	in	a	8.8.8.1
$ORIGIN sub
@	CNAME	www.example.com.
x	AAAA	2400:3200::1
$ORIGIN example.com.
txt	TXT	( "v=DKIM1; " ; a comment
	"k=\\"rsa\\"\\; \\112" plain )
_sip._tcp SRV 10 20 5060 sip
@ CAA 0 issue "letsencrypt.org"
`);
    expect(lines(found)).toEqual([
      "@ A 8.8.8.8 3600",
      "@ A 8.8.4.4 300",
      "@ MX 10 mx.example.com. 1200",
      "www A 8.8.8.1 3600",
      "sub CNAME www.example.com. 3600",
      "x.sub AAAA 2400:3200::1 3600",
      'txt TXT v=DKIM1; k="rsa"; pplain 3600',
      "_sip._tcp SRV 10 20 5060 sip.example.com. 3600",
      '@ CAA 0 issue "letsencrypt.org" 3600',
    ]);
    expect(reasons(found)).toEqual(["2 dns.import.soa", "5 dns.import.apex_ns"]);
    expect(found.rows.map(({ row }) => row)).toEqual([6, 7, 8, 9, 11, 12, 14, 16, 17]);
  });

  it("keeps the parameters of a CAA record, written and read again", () => {
    const found = read('@ 600 IN CAA 0 issue "letsencrypt.org; validationmethods=dns-01"');
    expect(lines(found)).toEqual(['@ CAA 0 issue "letsencrypt.org;validationmethods=dns-01" 600']);
    const records = found.rows.map(({ record }) => record);
    const again = read(writeZoneFile({ zone, records, nameServers: [], at }));
    expect(again.rows.map(({ record }) => record)).toEqual(records);
    const existing = records.map((record) => ({ ...record, id: "1" }));
    expect(planImport(existing, [], again, "replace").edits).toEqual([]);
    expect(reasons(read('@ 600 IN CAA 0 issue "letsencrypt.org; dns-01"'))).toEqual(["1 dns.caa.parameter"]);
  });

  it("says what a text without quotes loses: its spaces, and all behind a semicolon", () => {
    const found = read(`a 600 IN TXT v=spf1 include:_spf.example.com -all
b 600 IN TXT v=DMARC1; p=none
c 600 IN TXT plain ; a comment
d 600 IN TXT "v=spf1" "-all"
e 600 IN TXT "v=spf1 -all"; a comment`);
    expect(lines(found)).toEqual([
      "a TXT v=spf1include:_spf.example.com-all 600",
      "b TXT v=DMARC1 600",
      "c TXT plain 600",
      "d TXT v=spf1-all 600",
      "e TXT v=spf1 -all 600",
    ]);
    expect(found.rows.flatMap(({ row, notes }) => notes.map(({ code }) => `${row} ${code}`))).toEqual([
      "1 dns.import.unquoted",
      "2 dns.import.unquoted",
    ]);
  });

  it("says of every row that becomes no record why, and reads the others", () => {
    const found = read(`a 600 IN A 8.8.8.8
b 60 IN A 8.8.8.8
c 9999999 IN A 8.8.8.8
a 900 IN A 8.8.8.8
d CH TXT x
e IN HINFO a b
f IN A store.example.com
g IN TXT "a,b"
h IN TXT "open
i.example.net. IN A 8.8.8.8
j IN MX mx.example.com.
@ IN CNAME x.example.net.
$INCLUDE other.zone
$GENERATE 1-9 a$ A 1.2.3.$
k IN
l CNAME ghs.google.com
m IN TXT ( "never"
n A 8.8.8.8`);
    expect(lines(found)).toEqual([
      "a A 8.8.8.8 600",
      "b A 8.8.8.8 300",
      "c A 8.8.8.8 2592000",
      "l CNAME ghs.google.com.example.com. 900",
    ]);
    expect(reasons(found)).toEqual([
      "4 dns.import.again",
      "5 dns.import.class",
      "6 dns.import.type",
      "7 dns.a.is_name",
      "8 dns.comma",
      "9 dns.import.quote",
      "10 dns.host.other_zone",
      "11 dns.import.fields",
      "12 dns.cname.apex",
      "13 dns.import.directive",
      "14 dns.import.directive",
      "15 dns.import.no_type",
      "17 dns.import.parenthesis",
    ]);
    expect(found.rows.flatMap(({ row, notes }) => notes.map(({ code }) => `${row} ${code}`))).toEqual([
      "2 dns.import.ttl_raised",
      "3 dns.import.ttl_lowered",
      "16 dns.import.relative",
    ]);
    expect(reasons(read("  A 8.8.8.8"))).toEqual(["1 dns.import.no_owner"]);
  });

  it("of Cloudflare has an automatic TTL, marks of proxied records, and a SOA without its dot", () => {
    const text = `;;
;; Domain:     example.com.
;; Exported:   2026-11-20 09:12:44
;;
;; SOA Record
example.com	3600	IN	SOA	ada.ns.cloudflare.com. dns.cloudflare.com. 2050 10000 2400 604800 3600

;; NS Records
example.com.	86400	IN	NS	ada.ns.cloudflare.com.

;; A Records
example.com.	1	IN	A	8.8.8.8 ; cf_tags=cf-proxied:true
www.example.com.	1	IN	CNAME	example.com. ; cf_tags=cf-proxied:false

;; TXT Records
example.com.	300	IN	TXT	"v=spf1 include:_spf.google.com ~all"
`;
    expect(recogniseZoneText(text)).toBe("cloudflare");
    const found = read(text, { cloudflare: true });
    expect(lines(found)).toEqual([
      "@ A 8.8.8.8 600",
      "www CNAME example.com. 600",
      "@ TXT v=spf1 include:_spf.google.com ~all 300",
    ]);
    expect(reasons(found)).toEqual(["6 dns.import.soa", "9 dns.import.apex_ns"]);
    expect(found.rows[0]?.notes).toEqual([{ code: "dns.import.proxied", params: {} }]);
    expect(found.rows[1]?.notes).toEqual([]);
  });

  it.each([
    ["3600", 3600],
    ["1h30m", 5400],
    ["1W2d", 777_600],
    ["", null],
    ["h", null],
    ["1x", null],
    ["-1", null],
  ])("TTL %s", (text, seconds) => expect(readTtl(text)).toBe(seconds));

  it("is recognised without a class, and a table is not taken for one", () => {
    expect(recogniseZoneText("www A 8.8.8.8\nmail 600 A 8.8.8.8\n")).toBe("bind");
    expect(recogniseZoneText("$ORIGIN a.cn.\n")).toBe("bind");
    expect(recogniseZoneText("host,type,value\nwww,A,8.8.8.8\n")).toBeNull();
    expect(recogniseZoneText("主机记录\t记录类型\t记录值\nwww\tA\t8.8.8.8\n")).toBeNull();
    expect(recogniseZoneText("hello")).toBeNull();
  });

  it("never throws, whatever it is, and keeps rows in their order", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "@",
        "(",
        ")",
        '"',
        ";",
        "\\",
        "\n",
        "\n ",
        " ",
        "\t",
        "IN",
        "A",
        "TXT",
        "MX",
        "$ORIGIN",
        "$TTL",
        "1h",
        "\\300",
        "www",
        "8.8.8.8",
        "example.com.",
        "\u3000",
        "。",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(" ");
        const found = read(text);
        const rows = found.skipped.map(({ row }) => row);
        expect(rows).toEqual([...rows].sort((a, b) => a - b));
        recogniseZoneText(text);
        readRecordTable([pieces, pieces.slice(1)], zone);
      }),
      { numRuns: 300 },
    );
  });

  it("is read no further than one row beyond the most that are taken", () => {
    const text = Array.from({ length: IMPORT_LIMITS.records + 500 }, (_, n) => `h${n} A 8.8.8.8`).join("\n");
    expect(readZoneFile(text, zone).rows).toHaveLength(IMPORT_LIMITS.records + 1);
  });
});

describe("a table", () => {
  // The square of their number in steps would keep the shop's whole web process busy: for hours, by one request of one customer.
  it("is read in as many steps as it has characters, whatever it has many of", { timeout: 5_000 }, () => {
    const blanks = " ".repeat(400_000);
    const none = { rows: [], skipped: [] };
    const rows = (value: string) => [
      ["host", "type", "value"],
      ["www", "TXT", value],
    ];
    const ofTable = (value: string) => checkRows(readRecordTable(rows(value), "example.cn") ?? none, "example.cn");
    expect(ofTable(`x${blanks}\n${blanks}y`).rows).toMatchObject([{ record: { value: "xy" } }]);
    expect(ofTable(`x${blanks}y`).rows).toEqual([]);
    expect(checkRows(readZoneFile(`www IN TXT "x${blanks}y"`, "example.cn"), "example.cn").rows).toEqual([]);
    for (let request = 0; request < 5; request++) expect(recogniseZoneText(`${"\n".repeat(19_000)}x`)).toBeNull();
  });

  it("of DNSPod: routes other than the default and paused records are skipped", () => {
    const text = `主机记录	记录类型	线路类型	记录值	权重	MX优先级	TTL(秒)	状态	备注
@	A	默认	8.8.8.8		-	600	启用
www	CNAME	默认	www.example.net.			600	启用
@	MX	默认	mxbiz1.qq.com.		5	600	启用
www	A	电信	8.8.4.4			600	启用
old	A	默认	8.8.4.4			600	暂停
go	显性URL	默认	https://example.net			600	启用`;
    expect(tableFormat(text.split("\n").map((line) => line.split("\t")))).toBe("dnspod");
    const found = table(text);
    expect(lines(found)).toEqual(["@ A 8.8.8.8 600", "www CNAME www.example.net. 600", "@ MX 5 mxbiz1.qq.com. 600"]);
    expect(reasons(found)).toEqual(["5 dns.import.route", "6 dns.import.paused", "7 dns.import.type"]);
  });

  it("of 阿里云 and of 西部数码", () => {
    const aliyun =
      "记录类型\t主机记录\t解析线路\t记录值\tMX优先级\tTTL值\t状态\nMX\t@\t默认\tmx1.qiye.aliyun.com\t5\t600\t启用";
    expect(tableFormat(aliyun.split("\n").map((line) => line.split("\t")))).toBe("aliyun");
    expect(lines(table(aliyun))).toEqual(["@ MX 5 mx1.qiye.aliyun.com. 600"]);
    const west = "example.com 解析记录\n主机名\t类型\t值\t线路\tTTL\t优先级\nwww\tA\t8.8.8.8\t默认\t900\t10";
    expect(tableFormat(west.split("\n").map((line) => line.split("\t")))).toBe("west");
    expect(table(west).rows.map(({ row, record }) => [row, recordLine(record), record.ttlSeconds])).toEqual([
      [3, "www A 8.8.8.8", 900],
    ]);
  });

  it("without heads has host, type and value; what is no table is refused", () => {
    expect(lines(table("www\tA\t8.8.8.8\nwww.example.com\tTXT\tv=x"))).toEqual([
      "www A 8.8.8.8 600",
      "www TXT v=x 600",
    ]);
    expect(readRecordTable([["a", "b"], ["c"]], zone)).toBeNull();
  });
});

/** A zone as the upstream would hold it. */
const stored = (records: readonly ZoneRecord[]) =>
  records.map((record, index) => ({ ...record, id: String(index + 1) }));

describe("an export", () => {
  it.each([
    [
      "zone file",
      (records: ZoneRecord[]) => read(writeZoneFile({ zone, records, nameServers: ["ns1.example.net"], at })),
    ],
    [
      "CSV",
      (records: ZoneRecord[]) =>
        checkRows(readRecordTable(cellsOf(writeRecordCsv(records)), zone) ?? { rows: [], skipped: [] }, zone),
    ],
  ])("as %s, imported again, is a plan of nothing", (_, again) => {
    fc.assert(
      fc.property(anyZone(zone), fc.constantFrom("add" as const, "replace" as const), (records, mode) => {
        const found = again(records);
        expect(lines(found)).toEqual(records.map((record) => `${recordLine(record)} ${record.ttlSeconds}`));
        const plan = planImport(stored(records), [], found, mode);
        expect(plan.edits).toEqual([]);
        expect(plan.rows.every(({ outcome }) => outcome === "same")).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const installed = spawnSync("named-checkzone", ["-v"]).status === 0;
  it.skipIf(!installed)("is loaded by named-checkzone (skipped where BIND's tools are not installed)", () => {
    const dir = mkdtempSync(join(tmpdir(), "zone-file-"));
    const file = join(dir, "zone");
    try {
      fc.assert(
        fc.property(
          anyZone(zone),
          fc.constantFrom([], ["ns1.example.net", "ns2.example.net."]),
          (records, nameServers) => {
            writeFileSync(file, writeZoneFile({ zone, records, nameServers, at, notes: ["not\nwritten: x"] }));
            // Names that records point to are not looked up, so no query leaves the machine.
            expect(execFileSync("named-checkzone", ["-i", "none", zone, file], { encoding: "utf8" })).toContain("OK");
          },
        ),
        { numRuns: 40 },
      );
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe("the plan of an import", () => {
  const [www, mx] = stored([
    { host: "www", type: "A", value: "8.8.8.8", ttlSeconds: 600, priority: null },
    { host: "@", type: "MX", value: "mx.example.net.", ttlSeconds: 600, priority: 10 },
  ]);
  if (!www || !mx) throw new Error("two records");
  const rows = read(
    "www 600 A 8.8.4.4\n@ 900 MX 5 mx.example.net.\nnew CNAME a.example.net.\nnew A 8.8.8.8\nwww CNAME b.example.net.",
  );

  it("that adds leaves what is there; only a TTL or a priority changes; what can't stand there is skipped", () => {
    const plan = planImport([www, mx], [], rows, "add");
    expect(plan.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, "added"],
      [2, "changed"],
      [3, "added"],
    ]);
    expect(plan.skipped.map(({ row, code }) => [row, code])).toEqual([
      [4, "dns.cname.taken"],
      [5, "dns.cname.alone"],
    ]);
    expect(plan.deleted).toEqual([]);
    expect(plan.edits.map((edit) => edit.op).sort()).toEqual(["add", "add", "change"]);
    // Pending edits stay.
    const pending = planImport([www, mx], [{ op: "delete", id: www.id }], rows, "add");
    expect(pending.edits).toContainEqual({
      op: "change",
      id: www.id,
      record: expect.objectContaining({ value: "8.8.4.4" }),
    });
  });

  it("that replaces deletes what the rows don't have", () => {
    const plan = planImport([www, mx], [], read("new 600 TXT x"), "replace");
    expect(plan.deleted.map(({ id }) => id)).toEqual([www.id, mx.id]);
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(["added"]);
  });
});
