import type { FapiaoProfile } from "@/lib/db/generated/client";
import type { FapiaoBuyer, FapiaoProfileView } from "../contract";

/** A special fapiao (专用发票) says all of a company: tax number, address, telephone, bank and account. */
export const isComplete = ({
  taxNumber,
  address,
  phone,
  bank,
  bankAccount,
}: Pick<FapiaoProfile, "taxNumber" | "address" | "phone" | "bank" | "bankAccount">) =>
  [taxNumber, address, phone, bank, bankAccount].every(Boolean);

export function viewProfile(profile: FapiaoProfile): FapiaoProfileView {
  const { id, kind, title, taxNumber, address, phone, bank, bankAccount, email } = profile;
  return { id, kind, title, taxNumber, address, phone, bank, bankAccount, email, special: isComplete(profile) };
}

/** The columns of a buyer as it was typed; what is not given is empty. */
export function profileColumns(buyer: FapiaoBuyer) {
  const { kind, title, email } = buyer;
  const company = buyer.kind === "company" ? buyer : undefined;
  return {
    ...{ kind, title, email },
    taxNumber: company?.taxNumber ?? null,
    address: company?.address ?? null,
    phone: company?.phone ?? null,
    bank: company?.bank ?? null,
    bankAccount: company?.bankAccount ?? null,
  };
}
