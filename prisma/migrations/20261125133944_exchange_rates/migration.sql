-- CreateTable
CREATE TABLE "ExchangeRate" (
    "pk" SERIAL NOT NULL,
    "currency" TEXT NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("pk")
);
