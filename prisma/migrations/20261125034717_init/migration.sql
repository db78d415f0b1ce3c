-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ModelType" AS ENUM ('build', 'buildline', 'company', 'purchaseorder', 'returnorder', 'salesorder', 'salesordershipment', 'part', 'stockitem', 'stocklocation');

-- CreateEnum
CREATE TYPE "PageSize" AS ENUM ('A4', 'A3', 'Letter', 'Legal');

-- CreateEnum
CREATE TYPE "OutputState" AS ENUM ('QUEUED', 'RUNNING', 'COMPLETE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PrintPhase" AS ENUM ('LOADING', 'RENDERING', 'PRINTING', 'STORING');

-- CreateTable
CREATE TABLE "User" (
    "pk" SERIAL NOT NULL,
    "username" VARCHAR(150) NOT NULL,
    "password" TEXT NOT NULL,
    "firstName" VARCHAR(150) NOT NULL DEFAULT '',
    "lastName" VARCHAR(150) NOT NULL DEFAULT '',
    "email" VARCHAR(254) NOT NULL DEFAULT '',
    "isStaff" BOOLEAN NOT NULL DEFAULT false,
    "isSuperuser" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "dateJoined" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastLogin" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Group" (
    "pk" SERIAL NOT NULL,
    "name" VARCHAR(150) NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "RuleSet" (
    "pk" SERIAL NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "groupPk" INTEGER NOT NULL,
    "can_view" BOOLEAN NOT NULL DEFAULT false,
    "can_add" BOOLEAN NOT NULL DEFAULT false,
    "can_change" BOOLEAN NOT NULL DEFAULT false,
    "can_delete" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RuleSet_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "pk" SERIAL NOT NULL,
    "userPk" INTEGER NOT NULL,
    "name" VARCHAR(100) NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresOn" DATE NOT NULL,
    "lastSeen" TIMESTAMPTZ(3),
    "revoked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Session" (
    "pk" SERIAL NOT NULL,
    "userPk" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Company" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "contact" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "image" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "is_customer" BOOLEAN NOT NULL DEFAULT false,
    "is_supplier" BOOLEAN NOT NULL DEFAULT false,
    "is_manufacturer" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL DEFAULT '',
    "tax_id" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Company_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Address" (
    "pk" SERIAL NOT NULL,
    "company_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "line1" TEXT NOT NULL DEFAULT '',
    "line2" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "postal_city" TEXT NOT NULL DEFAULT '',
    "province" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "shipping_notes" TEXT NOT NULL DEFAULT '',
    "internal_shipping_notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Address_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Contact" (
    "pk" SERIAL NOT NULL,
    "company_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ManufacturerPart" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "manufacturer_id" INTEGER,
    "MPN" TEXT,
    "link" TEXT,
    "description" TEXT,
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ManufacturerPart_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SupplierPart" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "supplier_id" INTEGER NOT NULL,
    "SKU" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "manufacturer_part_id" INTEGER,
    "link" TEXT,
    "description" TEXT,
    "note" TEXT,
    "notes" TEXT,
    "base_cost" DECIMAL(10,3) NOT NULL DEFAULT 0,
    "packaging" TEXT,
    "pack_quantity" TEXT NOT NULL DEFAULT '1',
    "pack_quantity_native" DECIMAL(20,10) NOT NULL DEFAULT 1,
    "multiple" INTEGER NOT NULL DEFAULT 1,
    "available" DECIMAL(10,3) NOT NULL DEFAULT 0,
    "availability_updated" TIMESTAMPTZ(3),
    "updated" TIMESTAMPTZ(3),
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SupplierPart_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SupplierPriceBreak" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',
    "updated" TIMESTAMPTZ(3),

    CONSTRAINT "SupplierPriceBreak_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PartCategory" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "parent_id" INTEGER,
    "pathstring" TEXT NOT NULL DEFAULT '',
    "default_location_id" INTEGER,
    "structural" BOOLEAN NOT NULL DEFAULT false,
    "default_keywords" TEXT,
    "icon" TEXT,

    CONSTRAINT "PartCategory_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Part" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "IPN" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "revision" TEXT,
    "revision_of_id" INTEGER,
    "variant_of_id" INTEGER,
    "is_template" BOOLEAN NOT NULL DEFAULT false,
    "category_id" INTEGER,
    "keywords" TEXT,
    "link" TEXT,
    "image" TEXT NOT NULL DEFAULT '',
    "units" TEXT,
    "notes" TEXT,
    "default_location_id" INTEGER,
    "default_expiry" INTEGER NOT NULL DEFAULT 0,
    "minimum_stock" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "assembly" BOOLEAN NOT NULL DEFAULT false,
    "component" BOOLEAN NOT NULL DEFAULT true,
    "trackable" BOOLEAN NOT NULL DEFAULT false,
    "testable" BOOLEAN NOT NULL DEFAULT false,
    "purchaseable" BOOLEAN NOT NULL DEFAULT true,
    "salable" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "virtual" BOOLEAN NOT NULL DEFAULT false,
    "bom_validated" BOOLEAN NOT NULL DEFAULT false,
    "bom_checksum" TEXT NOT NULL DEFAULT '',
    "bom_checked_by_id" INTEGER,
    "bom_checked_date" DATE,
    "creation_date" DATE,
    "creation_user_id" INTEGER,
    "responsible_owner_id" INTEGER,
    "base_cost" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "multiple" INTEGER NOT NULL DEFAULT 1,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Part_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PartRelated" (
    "pk" SERIAL NOT NULL,
    "part_1_id" INTEGER NOT NULL,
    "part_2_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PartRelated_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PartSellPriceBreak" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',
    "updated" TIMESTAMPTZ(3),

    CONSTRAINT "PartSellPriceBreak_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PartInternalPriceBreak" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',
    "updated" TIMESTAMPTZ(3),

    CONSTRAINT "PartInternalPriceBreak_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PartTestTemplate" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "test_name" TEXT NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "description" TEXT DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "requires_value" BOOLEAN NOT NULL DEFAULT false,
    "requires_attachment" BOOLEAN NOT NULL DEFAULT false,
    "choices" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PartTestTemplate_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "BomItem" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "sub_part_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "reference" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "optional" BOOLEAN NOT NULL DEFAULT false,
    "consumable" BOOLEAN NOT NULL DEFAULT false,
    "inherited" BOOLEAN NOT NULL DEFAULT false,
    "allow_variants" BOOLEAN NOT NULL DEFAULT false,
    "setup_quantity" DECIMAL(15,5) NOT NULL DEFAULT 0,
    "attrition" DECIMAL(6,3) NOT NULL DEFAULT 0,
    "rounding_multiple" DECIMAL(15,5),
    "checksum" TEXT NOT NULL DEFAULT '',
    "validated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BomItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "BomItemSubstitute" (
    "pk" SERIAL NOT NULL,
    "bom_item_id" INTEGER NOT NULL,
    "part_id" INTEGER NOT NULL,

    CONSTRAINT "BomItemSubstitute_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ParameterTemplate" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "units" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "checkbox" BOOLEAN NOT NULL DEFAULT false,
    "choices" TEXT NOT NULL DEFAULT '',
    "model_type" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ParameterTemplate_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Parameter" (
    "pk" SERIAL NOT NULL,
    "template_id" INTEGER NOT NULL,
    "model_type" TEXT NOT NULL,
    "model_id" INTEGER NOT NULL,
    "data" TEXT NOT NULL DEFAULT '',
    "data_numeric" DOUBLE PRECISION,
    "note" TEXT NOT NULL DEFAULT '',
    "updated" TIMESTAMPTZ(3),
    "updated_by_id" INTEGER,

    CONSTRAINT "Parameter_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "StockLocationType" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "icon" TEXT,

    CONSTRAINT "StockLocationType_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "StockLocation" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "parent_id" INTEGER,
    "pathstring" TEXT NOT NULL DEFAULT '',
    "owner_id" INTEGER,
    "structural" BOOLEAN NOT NULL DEFAULT false,
    "external" BOOLEAN NOT NULL DEFAULT false,
    "location_type_id" INTEGER,
    "custom_icon" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "StockLocation_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "StockItem" (
    "pk" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "supplier_part_id" INTEGER,
    "location_id" INTEGER,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "serial" TEXT,
    "serial_int" INTEGER NOT NULL DEFAULT 0,
    "batch" TEXT,
    "status" INTEGER NOT NULL DEFAULT 10,
    "status_custom_key" INTEGER,
    "packaging" TEXT,
    "belongs_to_id" INTEGER,
    "parent_id" INTEGER,
    "customer_id" INTEGER,
    "build_id" INTEGER,
    "consumed_by_id" INTEGER,
    "is_building" BOOLEAN NOT NULL DEFAULT false,
    "purchase_order_id" INTEGER,
    "sales_order_id" INTEGER,
    "expiry_date" DATE,
    "stocktake_date" DATE,
    "stocktake_user_id" INTEGER,
    "review_needed" BOOLEAN NOT NULL DEFAULT false,
    "delete_on_deplete" BOOLEAN NOT NULL DEFAULT true,
    "purchase_price" DECIMAL(19,6),
    "purchase_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "owner_id" INTEGER,
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "updated" TIMESTAMPTZ(3),
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "StockItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "StockItemTestResult" (
    "pk" SERIAL NOT NULL,
    "stock_item_id" INTEGER NOT NULL,
    "template_id" INTEGER,
    "result" BOOLEAN NOT NULL DEFAULT false,
    "value" TEXT NOT NULL DEFAULT '',
    "attachment" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "user_id" INTEGER,
    "test_station" TEXT NOT NULL DEFAULT '',
    "started_datetime" TIMESTAMPTZ(3),
    "finished_datetime" TIMESTAMPTZ(3),
    "date" TIMESTAMPTZ(3),

    CONSTRAINT "StockItemTestResult_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Build" (
    "pk" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "reference_int" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL DEFAULT '',
    "part_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "sales_order_id" INTEGER,
    "take_from_id" INTEGER,
    "destination_id" INTEGER,
    "external" BOOLEAN NOT NULL DEFAULT false,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "status" INTEGER NOT NULL DEFAULT 10,
    "status_custom_key" INTEGER,
    "batch" TEXT,
    "creation_date" DATE,
    "start_date" DATE,
    "target_date" DATE,
    "completion_date" DATE,
    "completed_by_id" INTEGER,
    "issued_by_id" INTEGER,
    "responsible_id" INTEGER,
    "project_code_id" INTEGER,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Build_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "BuildLine" (
    "pk" SERIAL NOT NULL,
    "build_id" INTEGER NOT NULL,
    "bom_item_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "consumed" DECIMAL(15,5) NOT NULL DEFAULT 0,

    CONSTRAINT "BuildLine_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "BuildItem" (
    "pk" SERIAL NOT NULL,
    "build_line_id" INTEGER,
    "stock_item_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "install_into_id" INTEGER,

    CONSTRAINT "BuildItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PurchaseOrder" (
    "pk" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "reference_int" INTEGER NOT NULL DEFAULT 0,
    "description" TEXT NOT NULL DEFAULT '',
    "supplier_id" INTEGER,
    "supplier_reference" TEXT NOT NULL DEFAULT '',
    "status" INTEGER NOT NULL DEFAULT 10,
    "status_custom_key" INTEGER,
    "project_code_id" INTEGER,
    "created_by_id" INTEGER,
    "received_by_id" INTEGER,
    "responsible_id" INTEGER,
    "contact_id" INTEGER,
    "address_id" INTEGER,
    "destination_id" INTEGER,
    "creation_date" DATE,
    "issue_date" DATE,
    "start_date" DATE,
    "target_date" DATE,
    "complete_date" DATE,
    "updated_at" TIMESTAMPTZ(3),
    "total_price" DECIMAL(19,6),
    "total_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "order_currency" TEXT,
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PurchaseOrder_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PurchaseOrderLineItem" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "part_id" INTEGER,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "received" DECIMAL(15,5) NOT NULL DEFAULT 0,
    "purchase_price" DECIMAL(19,6),
    "purchase_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "destination_id" INTEGER,
    "project_code_id" INTEGER,
    "build_order_id" INTEGER,

    CONSTRAINT "PurchaseOrderLineItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "PurchaseOrderExtraLine" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "project_code_id" INTEGER,
    "context" JSONB,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',

    CONSTRAINT "PurchaseOrderExtraLine_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SalesOrder" (
    "pk" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "reference_int" INTEGER NOT NULL DEFAULT 0,
    "description" TEXT NOT NULL DEFAULT '',
    "customer_id" INTEGER,
    "customer_reference" TEXT NOT NULL DEFAULT '',
    "status" INTEGER NOT NULL DEFAULT 10,
    "status_custom_key" INTEGER,
    "project_code_id" INTEGER,
    "created_by_id" INTEGER,
    "shipped_by_id" INTEGER,
    "responsible_id" INTEGER,
    "contact_id" INTEGER,
    "address_id" INTEGER,
    "creation_date" DATE,
    "issue_date" DATE,
    "start_date" DATE,
    "target_date" DATE,
    "shipment_date" DATE,
    "updated_at" TIMESTAMPTZ(3),
    "total_price" DECIMAL(19,6),
    "total_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "order_currency" TEXT,
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SalesOrder_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SalesOrderLineItem" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "part_id" INTEGER,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "shipped" DECIMAL(15,5) NOT NULL DEFAULT 0,
    "sale_price" DECIMAL(19,6),
    "sale_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "project_code_id" INTEGER,

    CONSTRAINT "SalesOrderLineItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SalesOrderExtraLine" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "project_code_id" INTEGER,
    "context" JSONB,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',

    CONSTRAINT "SalesOrderExtraLine_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SalesOrderShipment" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '1',
    "shipment_address_id" INTEGER,
    "shipment_date" DATE,
    "delivery_date" DATE,
    "checked_by_id" INTEGER,
    "tracking_number" TEXT NOT NULL DEFAULT '',
    "invoice_number" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SalesOrderShipment_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "SalesOrderAllocation" (
    "pk" SERIAL NOT NULL,
    "line_id" INTEGER NOT NULL,
    "shipment_id" INTEGER,
    "item_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,

    CONSTRAINT "SalesOrderAllocation_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReturnOrder" (
    "pk" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "reference_int" INTEGER NOT NULL DEFAULT 0,
    "description" TEXT NOT NULL DEFAULT '',
    "customer_id" INTEGER,
    "customer_reference" TEXT NOT NULL DEFAULT '',
    "status" INTEGER NOT NULL DEFAULT 10,
    "status_custom_key" INTEGER,
    "project_code_id" INTEGER,
    "created_by_id" INTEGER,
    "responsible_id" INTEGER,
    "contact_id" INTEGER,
    "address_id" INTEGER,
    "creation_date" DATE,
    "issue_date" DATE,
    "start_date" DATE,
    "target_date" DATE,
    "complete_date" DATE,
    "updated_at" TIMESTAMPTZ(3),
    "total_price" DECIMAL(19,6),
    "total_price_currency" TEXT NOT NULL DEFAULT 'USD',
    "order_currency" TEXT,
    "link" TEXT NOT NULL DEFAULT '',
    "notes" TEXT,
    "barcode_data" TEXT NOT NULL DEFAULT '',
    "barcode_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReturnOrder_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReturnOrderLineItem" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "received_date" DATE,
    "outcome" INTEGER NOT NULL DEFAULT 10,
    "outcome_custom_key" INTEGER,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "project_code_id" INTEGER,

    CONSTRAINT "ReturnOrderLineItem_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReturnOrderExtraLine" (
    "pk" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "quantity" DECIMAL(15,5) NOT NULL DEFAULT 1,
    "line" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "target_date" DATE,
    "project_code_id" INTEGER,
    "context" JSONB,
    "price" DECIMAL(19,6),
    "price_currency" TEXT NOT NULL DEFAULT 'USD',

    CONSTRAINT "ReturnOrderExtraLine_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ProjectCode" (
    "pk" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "responsible_id" INTEGER,

    CONSTRAINT "ProjectCode_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "CustomUnit" (
    "pk" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "symbol" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL,

    CONSTRAINT "CustomUnit_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Owner" (
    "pk" SERIAL NOT NULL,
    "owner_type" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,

    CONSTRAINT "Owner_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "pk" SERIAL NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "contentType" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReportTemplate" (
    "pk" SERIAL NOT NULL,
    "name" VARCHAR(63) NOT NULL,
    "description" VARCHAR(250) NOT NULL,
    "modelType" "ModelType" NOT NULL,
    "filePk" INTEGER NOT NULL,
    "filters" VARCHAR(250) NOT NULL DEFAULT '',
    "filenamePattern" VARCHAR(100) NOT NULL DEFAULT 'output.pdf',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "pageSize" "PageSize" NOT NULL DEFAULT 'A4',
    "landscape" BOOLEAN NOT NULL DEFAULT false,
    "merge" BOOLEAN NOT NULL DEFAULT false,
    "attachToModel" BOOLEAN NOT NULL DEFAULT false,
    "taggedPdf" BOOLEAN NOT NULL DEFAULT false,
    "outline" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 2,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedByPk" INTEGER,

    CONSTRAINT "ReportTemplate_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReportAsset" (
    "pk" SERIAL NOT NULL,
    "description" VARCHAR(250) NOT NULL,
    "filePk" INTEGER NOT NULL,

    CONSTRAINT "ReportAsset_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReportSnippet" (
    "pk" SERIAL NOT NULL,
    "description" VARCHAR(250) NOT NULL,
    "filePk" INTEGER NOT NULL,

    CONSTRAINT "ReportSnippet_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "ReportOutput" (
    "pk" SERIAL NOT NULL,
    "state" "OutputState" NOT NULL DEFAULT 'QUEUED',
    "phase" "PrintPhase",
    "templatePk" INTEGER,
    "templateName" TEXT NOT NULL,
    "modelType" "ModelType" NOT NULL,
    "itemPks" INTEGER[],
    "missingItems" TEXT[],
    "itemsDone" INTEGER NOT NULL DEFAULT 0,
    "itemsTotal" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "locale" TEXT,
    "timeZone" TEXT,
    "filePk" INTEGER,
    "pageCount" INTEGER,
    "failure" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "createdByPk" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportOutput_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "pk" SERIAL NOT NULL,
    "modelType" "ModelType" NOT NULL,
    "modelPk" INTEGER NOT NULL,
    "filePk" INTEGER NOT NULL,
    "comment" VARCHAR(250) NOT NULL DEFAULT '',
    "uploadUserPk" INTEGER,
    "uploadDate" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outputPk" INTEGER,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("pk")
);

-- CreateTable
CREATE TABLE "_GroupToUser" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_GroupToUser_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Group_name_key" ON "Group"("name");

-- CreateIndex
CREATE UNIQUE INDEX "RuleSet_name_groupPk_key" ON "RuleSet"("name", "groupPk");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_userPk_idx" ON "ApiToken"("userPk");

-- CreateIndex
CREATE UNIQUE INDEX "Session_hash_key" ON "Session"("hash");

-- CreateIndex
CREATE INDEX "Session_userPk_idx" ON "Session"("userPk");

-- CreateIndex
CREATE INDEX "Address_company_id_idx" ON "Address"("company_id");

-- CreateIndex
CREATE INDEX "Contact_company_id_idx" ON "Contact"("company_id");

-- CreateIndex
CREATE INDEX "ManufacturerPart_part_id_idx" ON "ManufacturerPart"("part_id");

-- CreateIndex
CREATE INDEX "ManufacturerPart_manufacturer_id_idx" ON "ManufacturerPart"("manufacturer_id");

-- CreateIndex
CREATE INDEX "SupplierPart_part_id_idx" ON "SupplierPart"("part_id");

-- CreateIndex
CREATE INDEX "SupplierPart_supplier_id_idx" ON "SupplierPart"("supplier_id");

-- CreateIndex
CREATE INDEX "SupplierPart_manufacturer_part_id_idx" ON "SupplierPart"("manufacturer_part_id");

-- CreateIndex
CREATE INDEX "SupplierPriceBreak_part_id_idx" ON "SupplierPriceBreak"("part_id");

-- CreateIndex
CREATE INDEX "PartCategory_parent_id_idx" ON "PartCategory"("parent_id");

-- CreateIndex
CREATE INDEX "PartCategory_default_location_id_idx" ON "PartCategory"("default_location_id");

-- CreateIndex
CREATE INDEX "Part_revision_of_id_idx" ON "Part"("revision_of_id");

-- CreateIndex
CREATE INDEX "Part_variant_of_id_idx" ON "Part"("variant_of_id");

-- CreateIndex
CREATE INDEX "Part_category_id_idx" ON "Part"("category_id");

-- CreateIndex
CREATE INDEX "Part_default_location_id_idx" ON "Part"("default_location_id");

-- CreateIndex
CREATE INDEX "PartRelated_part_1_id_idx" ON "PartRelated"("part_1_id");

-- CreateIndex
CREATE INDEX "PartRelated_part_2_id_idx" ON "PartRelated"("part_2_id");

-- CreateIndex
CREATE INDEX "PartSellPriceBreak_part_id_idx" ON "PartSellPriceBreak"("part_id");

-- CreateIndex
CREATE INDEX "PartInternalPriceBreak_part_id_idx" ON "PartInternalPriceBreak"("part_id");

-- CreateIndex
CREATE INDEX "PartTestTemplate_part_id_idx" ON "PartTestTemplate"("part_id");

-- CreateIndex
CREATE INDEX "BomItem_part_id_idx" ON "BomItem"("part_id");

-- CreateIndex
CREATE INDEX "BomItem_sub_part_id_idx" ON "BomItem"("sub_part_id");

-- CreateIndex
CREATE INDEX "BomItemSubstitute_bom_item_id_idx" ON "BomItemSubstitute"("bom_item_id");

-- CreateIndex
CREATE INDEX "BomItemSubstitute_part_id_idx" ON "BomItemSubstitute"("part_id");

-- CreateIndex
CREATE INDEX "Parameter_model_type_model_id_idx" ON "Parameter"("model_type", "model_id");

-- CreateIndex
CREATE INDEX "Parameter_template_id_idx" ON "Parameter"("template_id");

-- CreateIndex
CREATE INDEX "StockLocation_parent_id_idx" ON "StockLocation"("parent_id");

-- CreateIndex
CREATE INDEX "StockItem_part_id_idx" ON "StockItem"("part_id");

-- CreateIndex
CREATE INDEX "StockItem_supplier_part_id_idx" ON "StockItem"("supplier_part_id");

-- CreateIndex
CREATE INDEX "StockItem_location_id_idx" ON "StockItem"("location_id");

-- CreateIndex
CREATE INDEX "StockItem_belongs_to_id_idx" ON "StockItem"("belongs_to_id");

-- CreateIndex
CREATE INDEX "StockItem_parent_id_idx" ON "StockItem"("parent_id");

-- CreateIndex
CREATE INDEX "StockItem_customer_id_idx" ON "StockItem"("customer_id");

-- CreateIndex
CREATE INDEX "StockItem_build_id_idx" ON "StockItem"("build_id");

-- CreateIndex
CREATE INDEX "StockItem_consumed_by_id_idx" ON "StockItem"("consumed_by_id");

-- CreateIndex
CREATE INDEX "StockItem_purchase_order_id_idx" ON "StockItem"("purchase_order_id");

-- CreateIndex
CREATE INDEX "StockItem_sales_order_id_idx" ON "StockItem"("sales_order_id");

-- CreateIndex
CREATE INDEX "StockItem_serial_idx" ON "StockItem"("serial");

-- CreateIndex
CREATE INDEX "StockItemTestResult_stock_item_id_idx" ON "StockItemTestResult"("stock_item_id");

-- CreateIndex
CREATE INDEX "StockItemTestResult_template_id_idx" ON "StockItemTestResult"("template_id");

-- CreateIndex
CREATE INDEX "Build_part_id_idx" ON "Build"("part_id");

-- CreateIndex
CREATE INDEX "Build_parent_id_idx" ON "Build"("parent_id");

-- CreateIndex
CREATE INDEX "Build_sales_order_id_idx" ON "Build"("sales_order_id");

-- CreateIndex
CREATE INDEX "Build_take_from_id_idx" ON "Build"("take_from_id");

-- CreateIndex
CREATE INDEX "Build_destination_id_idx" ON "Build"("destination_id");

-- CreateIndex
CREATE INDEX "BuildLine_build_id_idx" ON "BuildLine"("build_id");

-- CreateIndex
CREATE INDEX "BuildLine_bom_item_id_idx" ON "BuildLine"("bom_item_id");

-- CreateIndex
CREATE INDEX "BuildItem_build_line_id_idx" ON "BuildItem"("build_line_id");

-- CreateIndex
CREATE INDEX "BuildItem_stock_item_id_idx" ON "BuildItem"("stock_item_id");

-- CreateIndex
CREATE INDEX "BuildItem_install_into_id_idx" ON "BuildItem"("install_into_id");

-- CreateIndex
CREATE INDEX "PurchaseOrder_supplier_id_idx" ON "PurchaseOrder"("supplier_id");

-- CreateIndex
CREATE INDEX "PurchaseOrder_destination_id_idx" ON "PurchaseOrder"("destination_id");

-- CreateIndex
CREATE INDEX "PurchaseOrderLineItem_order_id_idx" ON "PurchaseOrderLineItem"("order_id");

-- CreateIndex
CREATE INDEX "PurchaseOrderLineItem_part_id_idx" ON "PurchaseOrderLineItem"("part_id");

-- CreateIndex
CREATE INDEX "PurchaseOrderLineItem_destination_id_idx" ON "PurchaseOrderLineItem"("destination_id");

-- CreateIndex
CREATE INDEX "PurchaseOrderLineItem_build_order_id_idx" ON "PurchaseOrderLineItem"("build_order_id");

-- CreateIndex
CREATE INDEX "PurchaseOrderExtraLine_order_id_idx" ON "PurchaseOrderExtraLine"("order_id");

-- CreateIndex
CREATE INDEX "SalesOrder_customer_id_idx" ON "SalesOrder"("customer_id");

-- CreateIndex
CREATE INDEX "SalesOrderLineItem_order_id_idx" ON "SalesOrderLineItem"("order_id");

-- CreateIndex
CREATE INDEX "SalesOrderLineItem_part_id_idx" ON "SalesOrderLineItem"("part_id");

-- CreateIndex
CREATE INDEX "SalesOrderExtraLine_order_id_idx" ON "SalesOrderExtraLine"("order_id");

-- CreateIndex
CREATE INDEX "SalesOrderShipment_order_id_idx" ON "SalesOrderShipment"("order_id");

-- CreateIndex
CREATE INDEX "SalesOrderAllocation_line_id_idx" ON "SalesOrderAllocation"("line_id");

-- CreateIndex
CREATE INDEX "SalesOrderAllocation_shipment_id_idx" ON "SalesOrderAllocation"("shipment_id");

-- CreateIndex
CREATE INDEX "SalesOrderAllocation_item_id_idx" ON "SalesOrderAllocation"("item_id");

-- CreateIndex
CREATE INDEX "ReturnOrder_customer_id_idx" ON "ReturnOrder"("customer_id");

-- CreateIndex
CREATE INDEX "ReturnOrderLineItem_order_id_idx" ON "ReturnOrderLineItem"("order_id");

-- CreateIndex
CREATE INDEX "ReturnOrderLineItem_item_id_idx" ON "ReturnOrderLineItem"("item_id");

-- CreateIndex
CREATE INDEX "ReturnOrderExtraLine_order_id_idx" ON "ReturnOrderExtraLine"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_path_key" ON "StoredFile"("path");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_key_key" ON "StoredFile"("key");

-- CreateIndex
CREATE UNIQUE INDEX "ReportTemplate_filePk_key" ON "ReportTemplate"("filePk");

-- CreateIndex
CREATE UNIQUE INDEX "ReportTemplate_name_modelType_key" ON "ReportTemplate"("name", "modelType");

-- CreateIndex
CREATE UNIQUE INDEX "ReportAsset_filePk_key" ON "ReportAsset"("filePk");

-- CreateIndex
CREATE UNIQUE INDEX "ReportSnippet_filePk_key" ON "ReportSnippet"("filePk");

-- CreateIndex
CREATE UNIQUE INDEX "ReportOutput_filePk_key" ON "ReportOutput"("filePk");

-- CreateIndex
CREATE INDEX "ReportOutput_createdByPk_pk_idx" ON "ReportOutput"("createdByPk", "pk");

-- CreateIndex
CREATE INDEX "ReportOutput_state_idx" ON "ReportOutput"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_filePk_key" ON "Attachment"("filePk");

-- CreateIndex
CREATE INDEX "Attachment_modelType_modelPk_idx" ON "Attachment"("modelType", "modelPk");

-- CreateIndex
CREATE INDEX "_GroupToUser_B_index" ON "_GroupToUser"("B");

-- AddForeignKey
ALTER TABLE "RuleSet" ADD CONSTRAINT "RuleSet_groupPk_fkey" FOREIGN KEY ("groupPk") REFERENCES "Group"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userPk_fkey" FOREIGN KEY ("userPk") REFERENCES "User"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userPk_fkey" FOREIGN KEY ("userPk") REFERENCES "User"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Address" ADD CONSTRAINT "Address_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "Company"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "Company"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManufacturerPart" ADD CONSTRAINT "ManufacturerPart_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ManufacturerPart" ADD CONSTRAINT "ManufacturerPart_manufacturer_id_fkey" FOREIGN KEY ("manufacturer_id") REFERENCES "Company"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierPart" ADD CONSTRAINT "SupplierPart_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierPart" ADD CONSTRAINT "SupplierPart_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "Company"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierPart" ADD CONSTRAINT "SupplierPart_manufacturer_part_id_fkey" FOREIGN KEY ("manufacturer_part_id") REFERENCES "ManufacturerPart"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplierPriceBreak" ADD CONSTRAINT "SupplierPriceBreak_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "SupplierPart"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartCategory" ADD CONSTRAINT "PartCategory_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "PartCategory"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartCategory" ADD CONSTRAINT "PartCategory_default_location_id_fkey" FOREIGN KEY ("default_location_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_revision_of_id_fkey" FOREIGN KEY ("revision_of_id") REFERENCES "Part"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_variant_of_id_fkey" FOREIGN KEY ("variant_of_id") REFERENCES "Part"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "PartCategory"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_default_location_id_fkey" FOREIGN KEY ("default_location_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_bom_checked_by_id_fkey" FOREIGN KEY ("bom_checked_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_creation_user_id_fkey" FOREIGN KEY ("creation_user_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_responsible_owner_id_fkey" FOREIGN KEY ("responsible_owner_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartRelated" ADD CONSTRAINT "PartRelated_part_1_id_fkey" FOREIGN KEY ("part_1_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartRelated" ADD CONSTRAINT "PartRelated_part_2_id_fkey" FOREIGN KEY ("part_2_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartSellPriceBreak" ADD CONSTRAINT "PartSellPriceBreak_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartInternalPriceBreak" ADD CONSTRAINT "PartInternalPriceBreak_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartTestTemplate" ADD CONSTRAINT "PartTestTemplate_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomItem" ADD CONSTRAINT "BomItem_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomItem" ADD CONSTRAINT "BomItem_sub_part_id_fkey" FOREIGN KEY ("sub_part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomItemSubstitute" ADD CONSTRAINT "BomItemSubstitute_bom_item_id_fkey" FOREIGN KEY ("bom_item_id") REFERENCES "BomItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BomItemSubstitute" ADD CONSTRAINT "BomItemSubstitute_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Parameter" ADD CONSTRAINT "Parameter_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "ParameterTemplate"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Parameter" ADD CONSTRAINT "Parameter_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockLocation" ADD CONSTRAINT "StockLocation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockLocation" ADD CONSTRAINT "StockLocation_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockLocation" ADD CONSTRAINT "StockLocation_location_type_id_fkey" FOREIGN KEY ("location_type_id") REFERENCES "StockLocationType"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_supplier_part_id_fkey" FOREIGN KEY ("supplier_part_id") REFERENCES "SupplierPart"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_belongs_to_id_fkey" FOREIGN KEY ("belongs_to_id") REFERENCES "StockItem"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "StockItem"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "Company"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "Build"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_consumed_by_id_fkey" FOREIGN KEY ("consumed_by_id") REFERENCES "Build"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "PurchaseOrder"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_sales_order_id_fkey" FOREIGN KEY ("sales_order_id") REFERENCES "SalesOrder"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_stocktake_user_id_fkey" FOREIGN KEY ("stocktake_user_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItemTestResult" ADD CONSTRAINT "StockItemTestResult_stock_item_id_fkey" FOREIGN KEY ("stock_item_id") REFERENCES "StockItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItemTestResult" ADD CONSTRAINT "StockItemTestResult_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "PartTestTemplate"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockItemTestResult" ADD CONSTRAINT "StockItemTestResult_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "Build"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_sales_order_id_fkey" FOREIGN KEY ("sales_order_id") REFERENCES "SalesOrder"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_take_from_id_fkey" FOREIGN KEY ("take_from_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_completed_by_id_fkey" FOREIGN KEY ("completed_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuildLine" ADD CONSTRAINT "BuildLine_build_id_fkey" FOREIGN KEY ("build_id") REFERENCES "Build"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuildLine" ADD CONSTRAINT "BuildLine_bom_item_id_fkey" FOREIGN KEY ("bom_item_id") REFERENCES "BomItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuildItem" ADD CONSTRAINT "BuildItem_build_line_id_fkey" FOREIGN KEY ("build_line_id") REFERENCES "BuildLine"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuildItem" ADD CONSTRAINT "BuildItem_stock_item_id_fkey" FOREIGN KEY ("stock_item_id") REFERENCES "StockItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuildItem" ADD CONSTRAINT "BuildItem_install_into_id_fkey" FOREIGN KEY ("install_into_id") REFERENCES "StockItem"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "Company"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_received_by_id_fkey" FOREIGN KEY ("received_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "Contact"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "Address"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrder" ADD CONSTRAINT "PurchaseOrder_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLineItem" ADD CONSTRAINT "PurchaseOrderLineItem_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "PurchaseOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLineItem" ADD CONSTRAINT "PurchaseOrderLineItem_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "SupplierPart"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLineItem" ADD CONSTRAINT "PurchaseOrderLineItem_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "StockLocation"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLineItem" ADD CONSTRAINT "PurchaseOrderLineItem_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderLineItem" ADD CONSTRAINT "PurchaseOrderLineItem_build_order_id_fkey" FOREIGN KEY ("build_order_id") REFERENCES "Build"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderExtraLine" ADD CONSTRAINT "PurchaseOrderExtraLine_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "PurchaseOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurchaseOrderExtraLine" ADD CONSTRAINT "PurchaseOrderExtraLine_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "Company"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_shipped_by_id_fkey" FOREIGN KEY ("shipped_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "Contact"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrder" ADD CONSTRAINT "SalesOrder_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "Address"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderLineItem" ADD CONSTRAINT "SalesOrderLineItem_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "SalesOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderLineItem" ADD CONSTRAINT "SalesOrderLineItem_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "Part"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderLineItem" ADD CONSTRAINT "SalesOrderLineItem_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderExtraLine" ADD CONSTRAINT "SalesOrderExtraLine_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "SalesOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderExtraLine" ADD CONSTRAINT "SalesOrderExtraLine_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderShipment" ADD CONSTRAINT "SalesOrderShipment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "SalesOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderShipment" ADD CONSTRAINT "SalesOrderShipment_shipment_address_id_fkey" FOREIGN KEY ("shipment_address_id") REFERENCES "Address"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderShipment" ADD CONSTRAINT "SalesOrderShipment_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderAllocation" ADD CONSTRAINT "SalesOrderAllocation_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "SalesOrderLineItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderAllocation" ADD CONSTRAINT "SalesOrderAllocation_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "SalesOrderShipment"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesOrderAllocation" ADD CONSTRAINT "SalesOrderAllocation_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "StockItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "Company"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "Contact"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrder" ADD CONSTRAINT "ReturnOrder_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "Address"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrderLineItem" ADD CONSTRAINT "ReturnOrderLineItem_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "ReturnOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrderLineItem" ADD CONSTRAINT "ReturnOrderLineItem_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "StockItem"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrderLineItem" ADD CONSTRAINT "ReturnOrderLineItem_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrderExtraLine" ADD CONSTRAINT "ReturnOrderExtraLine_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "ReturnOrder"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnOrderExtraLine" ADD CONSTRAINT "ReturnOrderExtraLine_project_code_id_fkey" FOREIGN KEY ("project_code_id") REFERENCES "ProjectCode"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectCode" ADD CONSTRAINT "ProjectCode_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "Owner"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportTemplate" ADD CONSTRAINT "ReportTemplate_filePk_fkey" FOREIGN KEY ("filePk") REFERENCES "StoredFile"("pk") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportTemplate" ADD CONSTRAINT "ReportTemplate_updatedByPk_fkey" FOREIGN KEY ("updatedByPk") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAsset" ADD CONSTRAINT "ReportAsset_filePk_fkey" FOREIGN KEY ("filePk") REFERENCES "StoredFile"("pk") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportSnippet" ADD CONSTRAINT "ReportSnippet_filePk_fkey" FOREIGN KEY ("filePk") REFERENCES "StoredFile"("pk") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOutput" ADD CONSTRAINT "ReportOutput_templatePk_fkey" FOREIGN KEY ("templatePk") REFERENCES "ReportTemplate"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOutput" ADD CONSTRAINT "ReportOutput_filePk_fkey" FOREIGN KEY ("filePk") REFERENCES "StoredFile"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOutput" ADD CONSTRAINT "ReportOutput_createdByPk_fkey" FOREIGN KEY ("createdByPk") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_filePk_fkey" FOREIGN KEY ("filePk") REFERENCES "StoredFile"("pk") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_uploadUserPk_fkey" FOREIGN KEY ("uploadUserPk") REFERENCES "User"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_outputPk_fkey" FOREIGN KEY ("outputPk") REFERENCES "ReportOutput"("pk") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToUser" ADD CONSTRAINT "_GroupToUser_A_fkey" FOREIGN KEY ("A") REFERENCES "Group"("pk") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_GroupToUser" ADD CONSTRAINT "_GroupToUser_B_fkey" FOREIGN KEY ("B") REFERENCES "User"("pk") ON DELETE CASCADE ON UPDATE CASCADE;
