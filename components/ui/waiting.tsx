import { Progress } from "./progress";
import { SkeletonRows } from "./skeleton-rows";

interface Props {
  /** What is being waited for. */
  label: string;
  /** How long it usually takes, or whether one may leave. */
  children?: string;
}

/** Stands in the place of a list that is being read from the upstream: what is read, and rows as high as the real ones. */
export function Waiting({ label, children }: Props) {
  return (
    <div className="space-y-6 py-4">
      <Progress label={label}>{children}</Progress>
      <SkeletonRows />
    </div>
  );
}
