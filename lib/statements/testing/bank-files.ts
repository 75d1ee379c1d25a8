// Files as the banks write them, made for each test.

/** One booking; money in is positive. */
export interface Booking {
  serial?: string;
  /** "2026-11-27 10:11:12" */
  at?: string;
  yuan: string;
  name?: string;
  account?: string;
  memo?: string;
}

const IN = (yuan: string) => (yuan.startsWith("-") ? "" : yuan);
const OUT = (yuan: string) => (yuan.startsWith("-") ? yuan.slice(1) : "");
const csv = (lines: readonly (readonly string[])[]) =>
  lines
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","))
    .join("\r\n");
const ACCOUNT = "6226000012345678907";

type Write = (bookings: readonly Booking[]) => string;
const full = (booking: Booking) => ({
  ...{ serial: "", at: "2026-11-27 10:11:12", name: "杭州某某科技有限公司", account: "330501620000000001", memo: "" },
  ...booking,
});
const rows = (bookings: readonly Booking[], line: (booking: ReturnType<typeof full>) => readonly string[]) =>
  bookings.map((booking) => line(full(booking)));

/** Each bank's file with these bookings, as text. */
export const bankCsv: Record<"icbc" | "ccb" | "abc" | "boc" | "bocom" | "cmb", Write> = {
  icbc: (bookings) =>
    csv([
      ["[HISTORYDETAIL]"],
      "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,附言,个性化信息,交易流水号".split(
        ",",
      ),
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...["0", `'${ACCOUNT}`, `'${account}`, at, IN(yuan) ? "贷" : "借", OUT(yuan), IN(yuan), "102331000"],
        ...["汇款", memo, name, "88,888.00", "", "", serial],
      ]),
      ["合计", "", "", "", "", "0.00", "1.00"],
    ]),
  ccb: (bookings) =>
    csv([
      "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号,关联账户".split(
        ",",
      ),
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...[
          ACCOUNT,
          "金橘",
          at.replaceAll("-", ""),
          OUT(yuan) || "0.00",
          IN(yuan) || "0.00",
          "9,000.10",
          "人民币元",
          name,
          account,
        ],
        ...["建行西湖支行", at.slice(0, 10).replaceAll("-", ""), "电子汇入", memo, serial, "", "", "", ""],
      ]),
    ]),
  abc: (bookings) =>
    csv([
      ["账号:", ACCOUNT, "户名:", "金橘"],
      "交易时间,收入金额,支出金额,本次余额,手续费总额,交易方式,交易行名,交易类别,对方省市,对方账号,对方户名,交易说明,交易摘要,交易附言,日志号".split(
        ",",
      ),
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...[
          at,
          IN(yuan),
          OUT(yuan),
          "100.00",
          "0",
          "网银",
          "农行",
          "转账",
          "浙江",
          account,
          name,
          "",
          "转账存入",
          memo,
          serial,
        ],
      ]),
    ]),
  boc: (bookings) =>
    csv([
      ["查询账号[ Inquirer account number ]", ACCOUNT],
      [
        ...[
          "交易类型[ Transaction Type ]",
          "业务类型[ Business type ]",
          "付款人账号[ Debit Account No. ]",
          "付款人名称[ Payer's Name ]",
        ],
        ...["收款人账号[ Beneficiary's Account ]", "收款人名称[ Beneficiary's Name ]", "交易日期[ Transaction Date ]"],
        ...["交易时间[ Transaction time ]", "交易货币[ Trade Currency ]", "交易金额[ Trade Amount ]"],
        ...[
          "交易后余额[ After-transaction balance ]",
          "交易流水号[ Transaction reference number ]",
          "摘要[ Reference ]",
        ],
        ...["用途[ Purpose ]", "交易附言[ Remark ]", "备注[ Remarks ]"],
      ],
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...[
          IN(yuan) ? "来账" : "往账",
          "转账",
          account,
          name,
          ACCOUNT,
          "金橘",
          at.slice(0, 10).replaceAll("-", ""),
          at.slice(11),
        ],
        ...["CNY", yuan, "100.00", serial, "", "", memo, ""],
      ]),
    ]),
  bocom: (bookings) =>
    csv([
      ["查询起日", "20261101", "查询止日", "20261130"],
      "交易时间,摘要,凭证种类,凭证号码,借方发生额,贷方发生额,余额,对方账号,对方户名,会计流水号,附言".split(","),
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...[at, "网银转账", "", "", OUT(yuan), IN(yuan), "100.00", account, name, serial, memo],
      ]),
    ]),
  cmb: (bookings) =>
    csv([
      ["# 招商银行账务明细"],
      "交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,业务名称,用途,业务摘要,其它摘要,收(付)方名称,收(付)方账号".split(
        ",",
      ),
      ...rows(bookings, ({ serial, at, yuan, name, account, memo }) => [
        ...[at.slice(0, 10).replaceAll("-", ""), at.slice(11), "", "网银", OUT(yuan), IN(yuan), "100.00", memo, serial],
        ...["", "", "", "", name, account],
      ]),
    ]),
};

const entry = (booking: Booking) => {
  const { serial, at, yuan, name, account, memo } = full(booking);
  const side = IN(yuan) ? "Dbtr" : "Cdtr";
  return `<Ntry><Amt Ccy="CNY">${yuan.replace("-", "")}</Amt><CdtDbtInd>${IN(yuan) ? "CRDT" : "DBIT"}</CdtDbtInd>
    <Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>${at.replace(" ", "T")}+08:00</DtTm></BookgDt><AcctSvcrRef>${serial}</AcctSvcrRef>
    <NtryDtls><TxDtls><RltdPties><${side}><Pty><Nm>${name}</Nm></Pty></${side}><${side}Acct><Id><Othr><Id>${account}</Id></Othr></Id></${side}Acct></RltdPties>
    <RmtInf><Ustrd>${memo}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
};

export const camtFile = (bookings: readonly Booking[], extra = "") => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><Othr><Id>${ACCOUNT}</Id></Othr></Id></Acct>${bookings.map(entry).join("")}${extra}</Stmt></BkToCstmrStmt></Document>`;

export const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString("base64");
