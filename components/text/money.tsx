import clsx from "clsx";
import { formatFen } from "@/lib/core/money";

interface Props {
  /** Fen, as a bigint or as the decimal string that travels in JSON. */
  fen: bigint | string;
  /** Puts “+” before positive amounts; bold, never green. */
  sign?: boolean;
  /** Drops “.00”; for price lists only. */
  short?: boolean;
  /** Without “¥”; in tables, where the head names the unit. */
  bare?: boolean;
  /** A balance: 40 px, the unit small before it. */
  large?: boolean;
  /** A total, with a double rule below. */
  total?: boolean;
}

export function Money({ fen, sign = false, short = false, bare = false, large = false, total = false }: Props) {
  const value = BigInt(fen);
  const incoming = sign && value > 0n;
  const text = formatFen(value, { sign, short, unit: !bare && !large });
  return (
    <span className={clsx("m", large && "m-xl", total && "total", incoming && "m-in")}>
      {large && !bare && <i>¥</i>}
      {text}
    </span>
  );
}
