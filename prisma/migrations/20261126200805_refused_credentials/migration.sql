-- CreateTable
CREATE TABLE "refused_credentials" (
    "fingerprint" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "code" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "refused_credentials_pkey" PRIMARY KEY ("fingerprint")
);
