import { cn } from "@/components/ui/cn";
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
  className?: string;
}

export function Money({
  fen,
  sign = false,
  short = false,
  bare = false,
  large = false,
  total = false,
  className,
}: Props) {
  const value = BigInt(fen);
  const incoming = sign && value > 0n;
  const text = formatFen(value, { sign, short, unit: !bare && !large });
  return (
    <span
      className={cn(
        "figures",
        large && "text-3xl font-strong tracking-[-0.015em] max-md:text-[2.25rem]/[2.75rem]",
        total && "pb-[0.1rem] font-strong [border-bottom:3px_double_var(--color-ink)]",
        incoming && "font-strong",
        className,
      )}
    >
      {large && !bare && <i className="mr-[0.12em] text-[0.6em] font-normal text-ink-2 not-italic">¥</i>}
      {text}
    </span>
  );
}
