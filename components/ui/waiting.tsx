import { Progress } from "./progress";
import { SkeletonRows } from "./skeleton-rows";

interface Props {
  /** What is being waited for. */
  label: string;
  /** How long it usually takes, or whether one may leave. */
  children?: string;
  rows?: number;
}

/** In the place of a list that comes from elsewhere: what is being waited for, and rows as high as the real ones. */
export function Waiting({ label, children, rows = 5 }: Props) {
  return (
    <div className="space-y-6 py-4">
      <Progress label={label}>{children}</Progress>
      <SkeletonRows rows={rows} />
    </div>
  );
}
