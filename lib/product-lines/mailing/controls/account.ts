import { readEdmLogin, setEdmPassword } from "@/lib/cndns/endpoints/edm";
import { accountControls } from "../../points/account-controls";

/** Manual: 十三, 6 and 2. */
export const mailingControls = accountControls({
  readLogin: (call, account) => call(readEdmLogin, { account }),
  setPassword: (call, account, password) => call(setEdmPassword, { account, password }),
});
