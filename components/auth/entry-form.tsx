import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const columnClass = "mt-8 max-w-92 max-md:max-w-none";

/** A form of the entry pages, in their narrow column. */
export function EntryForm({ children, onSubmit }: Pick<ComponentProps<"form">, "children" | "onSubmit">) {
  return (
    <form className={cn(columnClass, "grid gap-5")} method="post" noValidate onSubmit={onSubmit}>
      {children}
    </form>
  );
}

/** What stands in the place of a form: what was done, and what to do next. */
export function EntryText({ children, role }: { children: ReactNode; role?: "status" }) {
  return (
    <div className={cn(columnClass, "space-y-4")} role={role}>
      {children}
    </div>
  );
}
