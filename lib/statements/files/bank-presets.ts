import type { BankColumns } from "../columns-contract";

type Heads = Record<Exclude<keyof BankColumns, "memo">, readonly string[]> & { memo: readonly string[] };

interface BankPreset {
  id: string;
  /** Heads that its files have, and no other bank's together. */
  marks: readonly string[];
  /** For each field the heads under which it may stand, best first; as plainHead writes them. */
  heads: Partial<Heads>;
}

/**
 * The columns of the files that companies download at these banks. Banks rename and move columns: a head more or less does no harm, and
 * a file that fits none of them is assigned by staff once.
 */
export const bankPresets: readonly BankPreset[] = [
  {
    id: "icbc",
    marks: ["凭证号", "借/贷", "借方发生额", "贷方发生额", "对方单位名称"],
    heads: {
      serial: ["交易流水号", "流水号"],
      date: ["交易时间", "交易日期", "入账日期"],
      in: ["贷方发生额"],
      out: ["借方发生额"],
      payerName: ["对方单位名称", "对方户名"],
      payerAccount: ["对方账号"],
      ownAccount: ["本方账号"],
      currency: ["币种"],
      memo: ["摘要", "用途", "附言", "个性化信息"],
      balance: ["余额"],
    },
  },
  {
    id: "ccb",
    marks: ["交易时间", "借方发生额(支取)", "贷方发生额(收入)", "对方户名", "账户明细编号-交易流水号"],
    heads: {
      serial: ["账户明细编号-交易流水号"],
      date: ["交易时间"],
      in: ["贷方发生额(收入)"],
      out: ["借方发生额(支取)"],
      payerName: ["对方户名"],
      payerAccount: ["对方账号"],
      ownAccount: ["账号"],
      currency: ["币种"],
      memo: ["摘要", "备注"],
      balance: ["余额"],
    },
  },
  {
    id: "abc",
    marks: ["交易时间", "收入金额", "支出金额", "对方户名"],
    heads: {
      serial: ["交易流水号", "日志号"],
      date: ["交易时间", "交易日期"],
      in: ["收入金额"],
      out: ["支出金额"],
      payerName: ["对方户名"],
      payerAccount: ["对方账号"],
      currency: ["币种"],
      memo: ["交易摘要", "交易用途", "交易说明", "交易附言", "摘要", "附言"],
      balance: ["本次余额", "账户余额"],
    },
  },
  {
    id: "boc",
    marks: ["交易类型", "付款人名称", "收款人名称", "交易日期", "交易金额", "交易流水号"],
    heads: {
      serial: ["交易流水号"],
      date: ["交易日期"],
      time: ["交易时间"],
      amount: ["交易金额"],
      direction: ["交易类型"],
      payerName: ["付款人名称"],
      payerAccount: ["付款人账号"],
      currency: ["交易货币"],
      memo: ["摘要", "用途", "交易附言", "备注"],
      balance: ["交易后余额"],
    },
  },
  {
    id: "bocom",
    marks: ["交易时间", "借方发生额", "贷方发生额", "对方账号", "对方户名", "凭证种类"],
    heads: {
      serial: ["会计流水号", "交易流水号", "流水号"],
      date: ["交易时间", "交易日期"],
      in: ["贷方发生额"],
      out: ["借方发生额"],
      payerName: ["对方户名"],
      payerAccount: ["对方账号"],
      currency: ["币种"],
      memo: ["摘要", "附言", "备注", "用途"],
      balance: ["余额"],
    },
  },
  {
    id: "cmb",
    marks: ["交易日", "借方金额", "贷方金额", "流水号", "收(付)方名称"],
    heads: {
      serial: ["流水号"],
      date: ["交易日"],
      time: ["交易时间"],
      in: ["贷方金额"],
      out: ["借方金额"],
      payerName: ["收(付)方名称"],
      payerAccount: ["收(付)方账号", "收(付)方帐号"],
      currency: ["币种"],
      memo: ["摘要", "用途", "业务摘要", "其它摘要"],
      balance: ["余额"],
    },
  },
];

/** The preset whose marks all stand among these heads, with each field's head in this file. Null: no bank that the shop knows. */
export function columnsOfBank(
  heads: readonly string[],
  plain: readonly string[],
): { id: string; columns: BankColumns } | null {
  const preset = bankPresets.find(({ marks }) => marks.every((mark) => plain.includes(mark)));
  if (!preset) return null;
  const find = (names: readonly string[] = []) => names.flatMap((name) => heads[plain.indexOf(name)] ?? []);
  const { memo, ...single } = preset.heads;
  const columns = Object.fromEntries(
    Object.entries(single).flatMap(([field, names]) => {
      const [head] = find(names);
      return head === undefined ? [] : [[field, head]];
    }),
  );
  return { id: preset.id, columns: { ...(columns as Omit<BankColumns, "memo">), memo: find(memo) } };
}
