import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** What a call to the upstream is about, so that its row in the call log can be found from there. */
export interface CallSubject {
  itemId?: string;
  serviceId?: string;
  customerId?: string;
}

const storage = new AsyncLocalStorage<CallSubject>();

/** Every call made inside `work` is logged under `subject`. */
export function withCallSubject<T>(subject: CallSubject, work: () => Promise<T>): Promise<T> {
  return storage.run(subject, work);
}

export function callSubject(): CallSubject {
  return storage.getStore() ?? {};
}
