import { Icon } from "../ui/icon";

/** Why an action was refused; read out when it appears. */
export function FailureLine({ text }: { text: string }) {
  return (
    <p className="relative pl-[1.4rem] text-sm text-bad" role="alert">
      <Icon name="alert" className="absolute top-[3px] left-0" />
      {text}
    </p>
  );
}
