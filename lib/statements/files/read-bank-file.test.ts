import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { AppError } from "@/lib/core/errors";
import { shanghaiSecond } from "@/lib/core/time";
import type { BankColumns } from "../columns-contract";
import { type Booking, bankCsv, camtFile } from "../testing/bank-files";
import { readBankFile } from "./read-bank-file";

const none = { layouts: new Map() };
const bytes = (text: string) => new TextEncoder().encode(text);

function fileOf(content: Uint8Array | string, columns?: BankColumns) {
  const read = readBankFile(typeof content === "string" ? bytes(content) : content, { ...none, columns });
  if (read.kind !== "read") throw new Error("unknown columns");
  return read.file;
}

/** What stands beside the file's field, and what is wrong with single lines. */
function refusals(content: Uint8Array | string) {
  try {
    fileOf(content);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fields;
  }
  throw new Error("was read");
}

function refusal(content: Uint8Array | string) {
  const fields = refusals(content);
  return fields["lines.0"] ?? fields.content;
}

const bookings: Booking[] = [
  { serial: "AB-20261127-001", yuan: "1234.50", name: "杭州某某科技有限公司", memo: "充值 KQACDEFHJK" },
  { serial: "AB-20261127-002", yuan: "-300.00", name: "房东", memo: "房租", at: "2026-11-27 23:59:59" },
];
const expected = [
  { serial: "AB-20261127-001", amountFen: 123_450n, payerName: "杭州某某科技有限公司", at: "2026-11-27 10:11:12" },
  { serial: "AB-20261127-002", amountFen: -30_000n, payerName: "房东", at: "2026-11-27 23:59:59" },
];
const essence = ({ rows }: ReturnType<typeof fileOf>) =>
  rows.map(({ serial, amountFen, payerName, bookedAt }) => ({
    serial,
    amountFen,
    payerName,
    at: shanghaiSecond(bookedAt),
  }));

describe.each(Object.entries(bankCsv))("%s", (id, write) => {
  it("reads sums, sides, times, names and remarks", () => {
    const file = fileOf(write(bookings));
    expect(file).toMatchObject({ format: "csv", layout: id });
    expect(essence(file)).toEqual(expected);
    expect(file.rows[0]?.memo).toContain("KQACDEFHJK");
    expect(file.rows[0]?.payerAccount).toBe("330501620000000001");
  });
});

it("reads GB18030, UTF-16 and UTF-8 with a mark alike", () => {
  const head = "交易时间,收入金额,支出金额,对方户名\r\n2026-11-27 10:11:12,1.00,,";
  // 张三 in GB18030; the heads are taken from a table that the same test decodes.
  const gbk: Record<string, number[]> = {
    ...{ 交: [0xbd, 0xbb], 易: [0xd2, 0xd7], 时: [0xca, 0xb1], 间: [0xbc, 0xe4], 收: [0xca, 0xd5], 入: [0xc8, 0xeb] },
    ...{ 金: [0xbd, 0xf0], 额: [0xb6, 0xee], 支: [0xd6, 0xa7], 出: [0xb3, 0xf6], 对: [0xb6, 0xd4], 方: [0xb7, 0xbd] },
    ...{ 户: [0xbb, 0xa7], 名: [0xc3, 0xfb], 张: [0xd5, 0xc5], 三: [0xc8, 0xfd] },
  };
  const text = `${head}张三`;
  const gb18030 = new Uint8Array([...text].flatMap((sign) => gbk[sign] ?? [sign.charCodeAt(0)]));
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  for (const content of [gb18030, utf16, bytes(`\ufeff${text}`)]) {
    expect(fileOf(content).rows[0]).toMatchObject({ payerName: "张三", amountFen: 100n });
  }
});

it("reads a workbook, whose days are numbers and whose sums are floats", async () => {
  const heads = ["交易时间", "收入金额", "支出金额", "对方户名", "交易附言", "日志号"].map((value) => ({ value }));
  const line = [
    { value: new Date(Date.UTC(2026, 10, 27, 10, 11, 12)), type: Date, format: "yyyy-mm-dd hh:mm:ss" },
    ...[{ value: 0.1 + 0.2 }, {}, { value: "张三" }, { value: "KQACDEFHJK & 谢" }, { value: "LOG-0001" }],
  ];
  const blob = await writeXlsxFile([[{ value: "账号：6226000012345678907" }], heads, line] as never, {} as never);
  const content = new Uint8Array(await (blob as unknown as { toBuffer(): Promise<Buffer> }).toBuffer());
  const file = fileOf(content);
  expect(file).toMatchObject({ format: "xlsx", layout: "abc", account: "6226000012345678907" });
  expect(file.rows[0]).toMatchObject({
    amountFen: 30n,
    payerName: "张三",
    memo: "KQACDEFHJK & 谢",
    serial: "LOG-0001",
  });
  expect(shanghaiSecond(file.rows[0]?.bookedAt ?? new Date(0))).toBe("2026-11-27 10:11:12");
});

it("reads camt.053: entries, parts of an entry, and leaves out what is not booked", () => {
  const batch = `<Ntry><Amt Ccy="CNY">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-26</Dt></BookgDt>
    <AcctSvcrRef>BATCH-1</AcctSvcrRef><NtryDtls>
    <TxDtls><Amt Ccy="CNY">10.00</Amt><RltdPties><Dbtr><Nm>A &amp; &#66;</Nm></Dbtr></RltdPties></TxDtls>
    <TxDtls><Amt Ccy="CNY">20.00</Amt></TxDtls></NtryDtls></Ntry>
    <Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>`;
  const file = fileOf(camtFile(bookings, batch));
  expect(file).toMatchObject({ format: "camt053", account: "6226000012345678907", skippedCount: 1 });
  expect(essence(file).slice(0, 2)).toEqual(expected);
  expect(file.rows.slice(2).map(({ serial, amountFen, payerName }) => ({ serial, amountFen, payerName }))).toEqual([
    { serial: "BATCH-1-1", amountFen: 1_000n, payerName: "A & B" },
    { serial: "BATCH-1-2", amountFen: 2_000n, payerName: "" },
  ]);
});

it("takes no sum that a payer wrote into a remark without quotes, and reads commas where they move nothing", () => {
  const head = "交易时间,摘要,收入金额,支出金额,对方户名\n";
  const moved = "2026-02-20 10:00:00,充值 KQACDEFHJK,100000.00,,张三,1.00,,张三\n";
  expect(refusal(head + moved)).toEqual({ code: "statements.row_cells", params: { line: 2 } });
  expect(fileOf(`${head}2026-02-20 10:00:00,"充值,100000.00",1.00,,张三,\n`).rows[0]?.amountFen).toBe(100n);
  const last = "交易时间,收入金额,支出金额,对方户名,摘要\n2026-02-20 10:00:00,1.00,,张三,充值,100000.00\n";
  expect(fileOf(last).rows[0]?.amountFen).toBe(100n);
});

it("asks for the columns of heads that it doesn't know, and remembers them by the set of heads", () => {
  const text = "日子;钱;谁;话;代号\n2026/11/27;1,000.00;张三;你好;X-0001\n2026年11月28日;-5;李四;;X-0002";
  const asked = readBankFile(bytes(text), none);
  if (asked.kind !== "unknown") throw new Error("was read");
  expect(asked.unknown.heads).toEqual(["日子", "钱", "谁", "话", "代号"]);
  expect(asked.unknown.sample[0]).toEqual(["2026/11/27", "1,000.00", "张三", "你好", "X-0001"]);
  const columns: BankColumns = { date: "日子", amount: "钱", payerName: "谁", memo: ["话"], serial: "代号" };
  expect(fileOf(text, columns).rows.map(({ amountFen }) => amountFen)).toEqual([100_000n, -500n]);
  const layouts = new Map([[asked.table.headsHash, columns]]);
  const moved = readBankFile(bytes("代号;谁;钱;日子;话\nX-1;王五;2.00;2026-11-29;"), { layouts });
  expect(moved.kind === "read" && moved.file).toMatchObject({
    layout: "own",
    rows: [{ amountFen: 200n, payerName: "王五" }],
  });
});

describe("a file with lines that can't be read is refused as a whole", () => {
  const head = "交易时间,收入金额,支出金额,对方户名\n";
  const good = "2026-02-20 10:00:00,1.00,,张三\n";

  it("and all of them are named, with the reason of each", () => {
    const wrong = ["2026-02-30,1.00,,张三", "2026-02-20,many,,张三", "30-Nov-26,1.00,,张三"].join(`\n${good}`);
    expect(refusals(`${head}${good}${wrong}\n`)).toEqual({
      content: { code: "statements.rows", params: { count: 3, more: 0 } },
      "lines.0": { code: "statements.row_date", params: { line: 3, value: "2026-02-30" } },
      "lines.1": { code: "statements.row_sum", params: { line: 5, value: "many" } },
      "lines.2": { code: "statements.row_date", params: { line: 7, value: "30-Nov-26" } },
    });
  });

  it("also a line whose day is a word, if somebody paid; a total is none", () => {
    const fields = refusals(`${head}${good}昨天,5.00,,李四\n合计,6.00,,\n,6.00,,合计\n`);
    expect(fields).toEqual({
      content: { code: "statements.rows", params: { count: 1, more: 0 } },
      "lines.0": { code: "statements.row_date", params: { line: 3, value: "昨天" } },
    });
  });

  it("the first twenty where there are more, and how many more", () => {
    const fields = refusals(head + "2026-02-30,1.00,,张三\n".repeat(500));
    expect(fields.content).toEqual({ code: "statements.rows", params: { count: 500, more: 480 } });
    expect(Object.keys(fields)).toHaveLength(21);
    expect(fields["lines.19"]?.params).toMatchObject({ line: 21 });
  });

  it("entries of camt.053 as well", () => {
    const file = camtFile([{ yuan: "1.00" }, { yuan: "2.00" }]).replaceAll('Ccy="CNY"', 'Ccy="USD"');
    expect(Object.values(refusals(file)).map(({ code }) => code)).toEqual([
      ...["statements.rows", "statements.currency", "statements.currency"],
    ]);
  });
});

describe("hostile and broken files get a sentence of their own", () => {
  const sheet = (cells: string) =>
    zipSync({
      "xl/workbook.xml": bytes('<workbook><sheets><sheet name="1" id="r1"/></sheets></workbook>'),
      "xl/worksheets/sheet1.xml": bytes(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
    });
  const zeros = new Uint8Array(60 * 1024 * 1024);
  const entities = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document>&b;</Document>`;
  const abc = "交易时间,收入金额,支出金额,对方户名\n";
  it.each([
    ["nothing", "", "empty"],
    ["an old Excel file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "old_excel"],
    ["a PDF", "%PDF-1.7", "pdf"],
    ["a page", "<html><table><tr><td>1</td></tr></table></html>", "html"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xff]), "encoding"],
    ["prose", "no table\nat all", "no_table"],
    ["a ZIP that is no workbook", zipSync({ "a.txt": bytes("x") }), "not_xlsx"],
    ["a ZIP that breaks off", sheet("").slice(0, 60), "zip"],
    [
      "a ZIP bomb",
      zipSync({ "xl/workbook.xml": bytes("<a/>"), "xl/worksheets/sheet1.xml": zeros }),
      "too_large_unpacked",
    ],
    ["a workbook that calculates", sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'), "formula"],
    ["a workbook with a row far below", sheet('<row r="1048576"><c r="A1"><v>2</v></c></row>'), "too_many_rows"],
    ["XML that declares entities", entities, "entities"],
    ["XML that is cut off", '<?xml version="1.0"?><Document><BkToCstmrStmt>', "xml"],
    ["other XML", '<?xml version="1.0"?><Document><a/></Document>', "not_camt"],
    ["dollars", camtFile([{ yuan: "1.00" }]).replace('Ccy="CNY"', 'Ccy="USD"'), "currency"],
    ["a booking without its day", `日志号,${abc}S-0001,,1.00,,张三`, "row_date"],
    ["a day that doesn't exist", `${abc}2026-02-30,1.00,,张三`, "row_date"],
    ["a sum that is none", `${abc}2026-02-20,many,,张三`, "row_sum"],
    ["a day in another country's way", `${abc}30-Nov-26,77.00,,张三`, "row_date"],
    ["decimals behind a comma", `${abc}2026-02-20,"3200,00",,张三`, "row_sum"],
    ["a point between thousands", `${abc}2026-02-20,"1.230,00",,张三`, "row_sum"],
    ["two sums", `${abc}2026-02-20,1.00,2.00,张三`, "row_two_sums"],
    ["heads alone", abc, "no_rows"],
    ["too many rows", abc + "2026-02-20,1.00,,张三\n".repeat(20_300), "too_many_rows"],
  ])("%s", (_, content, why) => {
    expect(refusal(content)?.code).toBe(`statements.${why}`);
  });
});
