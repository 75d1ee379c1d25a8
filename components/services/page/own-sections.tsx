"use client";

import dynamic from "next/dynamic";

/** Sections that only few product lines have: the script of each is fetched by the pages that show it. The server renders them as any other. */

export const OwnAddPoints = dynamic(() => import("../points/add-points").then((module) => module.AddPoints));

export const OwnPointsLevel = dynamic(() => import("../points/points-level").then((module) => module.PointsLevel));

export const OwnChangeOwner = dynamic(() => import("../domain/change-owner").then((module) => module.ChangeOwner));

export const OwnManagementPassword = dynamic(() =>
  import("../domain/management-password").then((module) => module.ManagementPassword),
);

export const OwnTransferSteps = dynamic(() =>
  import("@/components/orders/transfer-steps").then((module) => module.TransferSteps),
);
