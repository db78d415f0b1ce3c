import type { Model } from '../declare.ts';
import { Attachment } from './attachment.ts';
import { BomItem, BomItemSubstitute } from './bom-item.ts';
import { BuildItem, BuildLine } from './build-line.ts';
import { Build } from './build.ts';
import { Address, Company, Contact } from './company.ts';
import { PurchaseOrderExtraLine, ReturnOrderExtraLine, SalesOrderExtraLine } from './extra-lines.ts';
import { Owner } from './owner.ts';
import { Parameter, ParameterTemplate } from './parameter.ts';
import { PartCategory } from './part-category.ts';
import { Part, PartRelated } from './part.ts';
import { PartInternalPriceBreak, PartSellPriceBreak, SupplierPriceBreak } from './price-breaks.ts';
import { ProjectCode } from './project-code.ts';
import { PurchaseOrder, PurchaseOrderLineItem } from './purchase-order.ts';
import { ReturnOrder, ReturnOrderLineItem } from './return-order.ts';
import { SalesOrderShipment } from './sales-order-shipment.ts';
import { SalesOrder, SalesOrderAllocation, SalesOrderLineItem } from './sales-order.ts';
import { StockItem } from './stock-item.ts';
import { StockLocation, StockLocationType } from './stock-location.ts';
import { ManufacturerPart, SupplierPart } from './supplier-part.ts';
import { PartTestTemplate, StockItemTestResult } from './test-template.ts';
import { User } from './user.ts';

/** Every kind of records that a template can reach. */
export const models: readonly Model[] = [
  Address,
  Attachment,
  BomItem,
  BomItemSubstitute,
  Build,
  BuildItem,
  BuildLine,
  Company,
  Contact,
  ManufacturerPart,
  Owner,
  Parameter,
  ParameterTemplate,
  Part,
  PartCategory,
  PartInternalPriceBreak,
  PartRelated,
  PartSellPriceBreak,
  PartTestTemplate,
  ProjectCode,
  PurchaseOrder,
  PurchaseOrderExtraLine,
  PurchaseOrderLineItem,
  ReturnOrder,
  ReturnOrderExtraLine,
  ReturnOrderLineItem,
  SalesOrder,
  SalesOrderAllocation,
  SalesOrderExtraLine,
  SalesOrderLineItem,
  SalesOrderShipment,
  StockItem,
  StockItemTestResult,
  StockLocation,
  StockLocationType,
  SupplierPart,
  SupplierPriceBreak,
  User,
];
