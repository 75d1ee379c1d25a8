// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/gallery/contract";
import type { ContractCall } from "../call-contract";

export const casePictureCall: ContractCall<typeof contract.casePictureContract> = {"method":"GET","path":"/api/v1/products/site/cases/{kind}/{key}/picture"};
export const templatePictureCall: ContractCall<typeof contract.templatePictureContract> = {"method":"GET","path":"/api/v1/products/site/templates/{id}/picture"};
