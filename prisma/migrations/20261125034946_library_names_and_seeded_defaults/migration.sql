-- AlterTable
ALTER TABLE "ReportTemplate" ALTER COLUMN "name" SET DATA TYPE VARCHAR(100);

-- CreateTable
CREATE TABLE "SeededDefault" (
    "name" TEXT NOT NULL,
    "rowPk" INTEGER NOT NULL,
    "shipped" TEXT NOT NULL,
    "written" TEXT NOT NULL,

    CONSTRAINT "SeededDefault_pkey" PRIMARY KEY ("name")
);
