// Made from the declarations in models/ and root-contexts.ts by "npm run generate"; do not edit.
// The types have every member that can be loaded; a record holds those that were asked for.

/** An amount as exact text: `{ amount: "12.5", currency: "USD" }`. */
export interface Money {
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** The variables of an item, by its kind. */
export interface ContextTypes {
  build: BuildContext;
  buildline: BuildLineContext;
  company: CompanyContext;
  purchaseorder: PurchaseOrderContext;
  returnorder: ReturnOrderContext;
  salesorder: SalesOrderContext;
  salesordershipment: SalesOrderShipmentContext;
  part: PartContext;
  stockitem: StockItemContext;
  stocklocation: StockLocationContext;
}

/** An address of a company. */
export interface Address {
  /** InvenTree's number of the record. */
  pk: number;
  /** What the address is called. */
  title: string;
  /** Whether it is the one to take first. */
  primary: boolean;
  /** First line. */
  line1: string;
  /** Second line. */
  line2: string;
  /** Postal code. */
  postal_code: string;
  /** Town. */
  postal_city: string;
  /** Province or state. */
  province: string;
  /** Country. */
  country: string;
  /** Notes for the carrier. */
  shipping_notes: string;
  /** Notes on shipping, for the house alone. */
  internal_shipping_notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** The `pk` of `company`. */
  company_id: number;
  /** Whose address it is. */
  company: Company;
  /** As one line: `Ashford Street 71, 24165, Leland, Jamaica`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** A file that is attached to a record. */
export interface Attachment {
  /** InvenTree's number of the record. */
  pk: number;
  /** What the file is. */
  comment: string;
  /** Media path of the file. */
  attachment: string;
  /** When it was attached. */
  upload_date: string;
  /** Log-in name of who attached it; null: nobody in particular. */
  upload_user: string | null;
  /** Media path of the file. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** A line of a bill of materials. */
export interface BomItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many of the component one piece takes. */
  quantity: number;
  /** Where it goes: `R1, R2`. */
  reference: string;
  /** A short note. */
  note: string;
  /** Whether it can be left out. */
  optional: boolean;
  /** Whether it is used up and never set aside. */
  consumable: boolean;
  /** Whether it holds for the variants of `part` as well. */
  inherited: boolean;
  /** Whether variants of the component serve as well. */
  allow_variants: boolean;
  /** Extra pieces for setting up, once per build order. */
  setup_quantity: number;
  /** What gets lost, in percent. */
  attrition: number;
  /** What is needed is rounded up to a multiple of this. */
  rounding_multiple: number | null;
  /** Whether the line was checked. */
  validated: boolean;
  /** The `pk` of `part`. */
  part_id: number;
  /** What is made. */
  part: Part;
  /** The `pk` of `sub_part`. */
  sub_part_id: number;
  /** What it takes: the component. */
  sub_part: Part;
  /** The same as `validated`. */
  is_line_valid: boolean;
  /** `5 x Blue Widget to make Widget Assembly`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Parts that serve as well. */
  substitutes: BomItemSubstitute[];
  /** What build orders need of it. */
  build_lines: BuildLine[];
  /** What is made with it: `part`, and its variants where the line is inherited. */
  get_assemblies: Part[];
  /** The component with variants and substitutes that serve. */
  get_valid_parts_for_allocation: Part[];
  /** The same as `pk`. */
  id: number;
}

/** A part that serves in place of the component of a line. */
export interface BomItemSubstitute {
  /** InvenTree's number of the record. */
  pk: number;
  /** The `pk` of `bom_item`. */
  bom_item_id: number;
  /** The line. */
  bom_item: BomItem;
  /** The `pk` of `part`. */
  part_id: number;
  /** What serves as well. */
  part: Part;
  /** The same as `pk`. */
  id: number;
}

/** An order to make a quantity of a part. */
export interface Build {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its number: `BO0001`. */
  reference: string;
  /** The number in its reference, for ordering. */
  reference_int: number;
  /** What the build order is for. */
  title: string;
  /** Whether somebody else makes it. */
  external: boolean;
  /** How many are to be made. */
  quantity: number;
  /** How many are finished. */
  completed: number;
  /** InvenTree's code: 10 Pending, 20 Production, 25 On Hold, 30 Cancelled, 40 Complete. */
  status: number;
  /** Code of a status that the server defined itself; null: none. */
  status_custom_key: number | null;
  /** Batch code of what is made. */
  batch: string | null;
  /** Day it was entered. */
  creation_date: string | null;
  /** Day it is planned to begin. */
  start_date: string | null;
  /** Day it is due. */
  target_date: string | null;
  /** Day it was finished. */
  completion_date: string | null;
  /** The higher, the sooner; 0: none. */
  priority: number;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `part`. */
  part_id: number;
  /** What is made. */
  part: Part;
  /** The `pk` of `parent`. */
  parent_id: number | null;
  /** The build order that needs it. */
  parent: Build | null;
  /** The `pk` of `sales_order`. */
  sales_order_id: number | null;
  /** The sales order that needs it. */
  sales_order: SalesOrder | null;
  /** The `pk` of `take_from`. */
  take_from_id: number | null;
  /** Where its parts are taken from; null: anywhere. */
  take_from: StockLocation | null;
  /** The `pk` of `destination`. */
  destination_id: number | null;
  /** Where what is made goes. */
  destination: StockLocation | null;
  /** The `pk` of `completed_by`. */
  completed_by_id: number | null;
  /** Who finished it. */
  completed_by: User | null;
  /** The `pk` of `issued_by`. */
  issued_by_id: number | null;
  /** Who issued it. */
  issued_by: User | null;
  /** The `pk` of `responsible`. */
  responsible_id: number | null;
  /** Who is responsible for it. */
  responsible: Owner | null;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** The same as `reference`. */
  label: string;
  /** The same as `reference`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"build": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `status`. */
  get_status: number;
  /** The same as `status_custom_key`. */
  get_custom_status: number | null;
  /** What its status is called: `Production`. */
  status_text: string;
  /** Whether it is neither finished nor cancelled. */
  is_active: boolean;
  /** The same as `is_active`. */
  active: boolean;
  /** Whether it is finished. */
  is_complete: boolean;
  /** Whether it is open and past its day. */
  is_overdue: boolean;
  /** How many are still to be made. */
  remaining: number;
  /** Whether it can be issued: it is pending or on hold. */
  can_issue: boolean;
  /** Whether it can be put on hold: it is pending or in production. */
  can_hold: boolean;
  /** Whether it can be finished: in production, all outputs finished, and all parts without serial numbers set aside. */
  can_complete: boolean;
  /** What it needs, a line per part. */
  build_lines: BuildLine[];
  /** Lines whose part has serial numbers. */
  tracked_line_items: BuildLine[];
  /** Lines whose part has none. */
  untracked_line_items: BuildLine[];
  /** Whether there are lines whose part has serial numbers. */
  has_tracked_line_items: boolean;
  /** Whether there are lines whose part has none. */
  has_untracked_line_items: boolean;
  /** All stock that is set aside for it. */
  allocated_stock: BuildItem[];
  /** Whether all that it needs is set aside. */
  is_fully_allocated: boolean;
  /** Whether all parts without serial numbers are set aside. */
  are_untracked_parts_allocated: boolean;
  /** Whether anything is set aside. */
  is_partially_allocated: boolean;
  /** Whether more is set aside than needed, in some line. */
  is_overallocated: boolean;
  /** Stock items that it made or is making. */
  build_outputs: StockItem[];
  /** The same as `build_outputs`. */
  get_build_outputs: StockItem[];
  /** Outputs that are finished. */
  complete_outputs: StockItem[];
  /** Outputs that are not finished. */
  incomplete_outputs: StockItem[];
  /** How many outputs there are. */
  output_count: number;
  /** Whether there are outputs. */
  has_build_outputs: boolean;
  /** Pieces in outputs that are finished. */
  complete_count: number;
  /** Pieces in outputs that are not finished. */
  incomplete_count: number;
  /** Stock that it used up. */
  consumed_stock: StockItem[];
  /** Lines of purchase orders that make it elsewhere. */
  external_line_items: PurchaseOrderLineItem[];
  /** All above it, from the root down. */
  get_ancestors: Build[];
  /** All below it, on all levels. */
  get_descendants: Build[];
  /** The same as `children`. */
  get_children: Build[];
  /** All above it, itself, and all below it. */
  get_family: Build[];
  /** Those below it that have none below them. */
  get_leafnodes: Build[];
  /** Those beside it: with the same one above, or none. */
  get_siblings: Build[];
  /** The topmost above it; itself where there is none. */
  get_root: Build | null;
  /** How many are above it. */
  get_level: number;
  /** How many are below it, on all levels. */
  get_descendant_count: number;
  /** The same as `get_ancestors`. */
  getUniqueParents: Build[];
  /** Itself and all below it. */
  getUniqueChildren: Build[];
  /** Whether there are any below it. */
  has_children: boolean;
  /** Whether there are none below it. */
  is_leaf_node: boolean;
  /** Whether there is none above it. */
  is_root_node: boolean;
  /** Whether there is one above it. */
  is_child_node: boolean;
  /** Build orders that make its parts. */
  children: Build[];
  /** Build orders that make its parts, and theirs. */
  sub_builds: Build[];
  /** How many of them there are. */
  sub_build_count: number;
  /** Whether one of them is open. */
  has_open_child_builds: boolean;
  /** The same as `pk`. */
  id: number;
}

/** A build order. */
export interface BuildContext {
  /** The build order. */
  build: Build;
  /** What is made. */
  part: Part;
  /** How many are to be made. */
  quantity: number;
  /** Its number. */
  reference: string;
  /** The number again, as on InvenTree; what it is for is `build.title`. */
  title: string;
  /** The part's bill of materials as it is now: its own lines, then inherited ones. */
  bom_items: BomItem[];
  /** Stock items that it made or is making. */
  build_outputs: StockItem[];
  /** What it needs, with the stock that is set aside. */
  line_items: BuildLine[];
}

/** Stock that is set aside for a build line. */
export interface BuildItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** The `pk` of `build_line`. */
  build_line_id: number | null;
  /** What it is for. */
  build_line: BuildLine | null;
  /** The `pk` of `stock_item`. */
  stock_item_id: number;
  /** What is set aside. */
  stock_item: StockItem;
  /** The `pk` of `install_into`. */
  install_into_id: number | null;
  /** The output that it will be installed in. */
  install_into: StockItem | null;
  /** The line of the bill of materials. */
  bom_item: BomItem | null;
  /** The build order. */
  build: Build | null;
  /** As InvenTree prints it: `BuildItem object (55)`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** What a build order needs of one line of the bill of materials. */
export interface BuildLine {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many are needed in total. */
  quantity: number;
  /** How many were used up already. */
  consumed: number;
  /** The `pk` of `build`. */
  build_id: number;
  /** The build order. */
  build: Build;
  /** The `pk` of `bom_item`. */
  bom_item_id: number;
  /** The line of the bill of materials. */
  bom_item: BomItem;
  /** What is needed. */
  part: Part;
  /** Stock that is set aside. */
  allocations: BuildItem[];
  /** How many are set aside. */
  allocated_quantity: number;
  /** How many are still needed. */
  required: number;
  /** Whether enough is set aside; consumables always are. */
  is_fully_allocated: boolean;
  /** Whether more is set aside than needed. */
  is_overallocated: boolean;
  /** Whether all was used up. */
  is_fully_consumed: boolean;
  /** `BO0001: Blue Widget`. */
  label: string;
  /** As InvenTree prints it: `BuildLine object (3)`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** What a build order needs of one part. */
export interface BuildLineContext {
  /** The line. */
  build_line: BuildLine;
  /** The build order. */
  build: Build;
  /** What is needed. */
  part: Part;
  /** The line of the bill of materials. */
  bom_item: BomItem;
  /** How many are needed in total. */
  quantity: number;
  /** How many are set aside. */
  allocated_quantity: number;
  /** Stock that is set aside. */
  allocations: BuildItem[];
}

/** A supplier, manufacturer or customer. */
export interface Company {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name. */
  name: string;
  /** What it is, in a few words. */
  description: string;
  /** Address of its website. */
  website: string;
  /** Telephone number. */
  phone: string;
  /** E-mail address. */
  email: string | null;
  /** Whom to ask for, as text. */
  contact: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Media path of the picture: `company_images/logo.png`; empty: none. */
  image: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Whether it is still in use. */
  active: boolean;
  /** Whether things are sold to it. */
  is_customer: boolean;
  /** Whether things are bought from it. */
  is_supplier: boolean;
  /** Whether it makes things. */
  is_manufacturer: boolean;
  /** Its own currency, ISO 4217; empty: the server's. */
  currency: string;
  /** Tax number. */
  tax_id: string;
  /** Its name. */
  label: string;
  /** As InvenTree prints it: `ACME - Maker of everything`. */
  str: string;
  /** Its currency, else the server's. ISO 4217. */
  currency_code: string;
  /** The address to take first. */
  primary_address: Address | null;
  /** The primary address as one line; empty: none. */
  address: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Address of its picture below the server's; null: none. */
  get_image_url: string | null;
  /** Address of a small version of its picture; null: none. */
  get_thumbnail_url: string | null;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** People there. */
  contacts: Contact[];
  /** All addresses. */
  addresses: Address[];
  /** What it supplies. */
  supplied_parts: SupplierPart[];
  /** What it makes. */
  manufactured_parts: ManufacturerPart[];
  /** All suppliers' parts that it supplies or makes. */
  parts: SupplierPart[];
  /** Stock of what it supplies or makes. */
  stock_items: StockItem[];
  /** Orders to it. */
  purchase_orders: PurchaseOrder[];
  /** Orders of it. */
  sales_orders: SalesOrder[];
  /** What it sends back. */
  return_orders: ReturnOrder[];
  /** Stock items that it was given. */
  assigned_stock: StockItem[];
  /** The same as `pk`. */
  id: number;
}

/** A supplier, manufacturer or customer. */
export interface CompanyContext {
  /** The company. */
  company: Company;
  /** Its name. */
  name: string;
  /** What it is, in a few words. */
  description: string;
  /** Address of its website. */
  website: string;
  /** Telephone number. */
  phone: string;
  /** E-mail address. */
  email: string | null;
  /** The primary address as one line; empty: none. */
  address: string;
}

/** Somebody at a company. */
export interface Contact {
  /** InvenTree's number of the record. */
  pk: number;
  /** The person's name. */
  name: string;
  /** Telephone number. */
  phone: string;
  /** E-mail address. */
  email: string;
  /** What the person does there. */
  role: string;
  /** The `pk` of `company`. */
  company_id: number;
  /** Where the person works. */
  company: Company;
  /** The same as `name`. */
  label: string;
  /** The same as `name`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** A part as its manufacturer makes it. */
export interface ManufacturerPart {
  /** InvenTree's number of the record. */
  pk: number;
  /** The manufacturer's part number. */
  MPN: string | null;
  /** Address of its page at the manufacturer. */
  link: string | null;
  /** What the manufacturer calls it. */
  description: string | null;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is with us. */
  part: Part;
  /** The `pk` of `manufacturer`. */
  manufacturer_id: number | null;
  /** Who makes it. */
  manufacturer: Company | null;
  /** Manufacturer and number: `Yageo | RC0805`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Text of its bar code: `{"manufacturerpart": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Where it is sold. */
  supplier_parts: SupplierPart[];
  /** The same as `pk`. */
  id: number;
}

/** A user or a group that is responsible for something. */
export interface Owner {
  /** InvenTree's number of the record. */
  pk: number;
  /** `user` or `group`. */
  owner_type: string;
  /** `pk` of the user or group. */
  owner_id: number;
  /** Log-in name of the user, or name of the group; empty: it is not known here. */
  name: string;
  /** The same as `name`. */
  label: string;
  /** As InvenTree prints it: the name. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** A value of one record: its resistance, its colour. */
export interface Parameter {
  /** InvenTree's number of the record. */
  pk: number;
  /** Kind of the record that it belongs to, as Django writes it: `part.part`. */
  model_type: string;
  /** `pk` of the record that it belongs to. */
  model_id: number;
  /** The value, as text. */
  data: string;
  /** The value as a number in the base unit, where it is one. */
  data_numeric: number | null;
  /** A short note. */
  note: string;
  /** When it was last changed. */
  updated: string | null;
  /** The `pk` of `template`. */
  template_id: number;
  /** What it is called and measured in. */
  template: ParameterTemplate;
  /** The `pk` of `updated_by`. */
  updated_by_id: number | null;
  /** Who last changed it. */
  updated_by: User | null;
  /** Its name: `Resistance`. */
  name: string;
  /** Unit of measure; empty: none. */
  units: string;
  /** What it is, in a few words. */
  description: string;
  /** The same as `name`. */
  label: string;
  /** The same as `name`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** What a parameter is called and measured in. */
export interface ParameterTemplate {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name: `Resistance`. */
  name: string;
  /** Unit of measure: `ohm`; empty: none. */
  units: string;
  /** What it is, in a few words. */
  description: string;
  /** Whether its value is yes or no. */
  checkbox: boolean;
  /** Allowed values, separated by commas; empty: any. */
  choices: string;
  /** The kind of record that it is for, as Django writes it (`part.part`); null: any. */
  model_type: string | null;
  /** Whether it is in use. */
  enabled: boolean;
  /** The same as `name`. */
  label: string;
  /** The same as `name`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** Something that is bought, made, kept or sold. */
export interface Part {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name. */
  name: string;
  /** Internal part number. */
  IPN: string | null;
  /** What it is, in a few words. */
  description: string;
  /** Revision: `B`. */
  revision: string | null;
  /** Whether variants can be made of it. */
  is_template: boolean;
  /** Words to find it by. */
  keywords: string | null;
  /** Address of a page about it elsewhere. */
  link: string | null;
  /** Media path of the picture: `part_images/widget.png`; empty: none. */
  image: string;
  /** Unit of measure: `m`; empty: pieces. */
  units: string | null;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Days that new stock keeps; 0: it does not expire. */
  default_expiry: number;
  /** Fewest that should be in stock. */
  minimum_stock: number;
  /** Whether it is made of other parts. */
  assembly: boolean;
  /** Whether it can be used in other parts. */
  component: boolean;
  /** Whether its pieces have serial numbers. */
  trackable: boolean;
  /** Whether its pieces are tested. */
  testable: boolean;
  /** Whether it can be bought. */
  purchaseable: boolean;
  /** Whether it can be sold. */
  salable: boolean;
  /** Whether it is still in use. */
  active: boolean;
  /** Whether it must not be changed. */
  locked: boolean;
  /** Whether it is no thing, such as software or work. */
  virtual: boolean;
  /** Whether the bill of materials was checked. */
  bom_validated: boolean;
  /** Day the bill of materials was checked. */
  bom_checked_date: string | null;
  /** Day it was entered. */
  creation_date: string | null;
  /** Cost that comes on top of each sale, such as handling. */
  base_cost: number;
  /** Sold in multiples of this. */
  multiple: number;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `revision_of`. */
  revision_of_id: number | null;
  /** The part that it is a revision of. */
  revision_of: Part | null;
  /** The `pk` of `variant_of`. */
  variant_of_id: number | null;
  /** The template part that it is a variant of. */
  variant_of: Part | null;
  /** The `pk` of `category`. */
  category_id: number | null;
  /** Its category. */
  category: PartCategory | null;
  /** The `pk` of `default_location`. */
  default_location_id: number | null;
  /** Where it is kept by default. */
  default_location: StockLocation | null;
  /** The `pk` of `bom_checked_by`. */
  bom_checked_by_id: number | null;
  /** Who checked the bill of materials. */
  bom_checked_by: User | null;
  /** The `pk` of `creation_user`. */
  creation_user_id: number | null;
  /** Who entered it. */
  creation_user: User | null;
  /** The `pk` of `responsible_owner`. */
  responsible_owner_id: number | null;
  /** Who is responsible for it. */
  responsible_owner: Owner | null;
  /** Number, name and revision: `TB3 | Test Board 3 | B`. */
  full_name: string;
  /** The same as `full_name`. */
  label: string;
  /** As InvenTree prints it: full name and description. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"part": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Address of its picture below the server's; null: none. */
  get_image_url: string | null;
  /** Address of a small version of its picture; null: none. */
  get_thumbnail_url: string | null;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** All above it, from the root down. */
  get_ancestors: Part[];
  /** All below it, on all levels. */
  get_descendants: Part[];
  /** Those directly below it. */
  get_children: Part[];
  /** All above it, itself, and all below it. */
  get_family: Part[];
  /** Those below it that have none below them. */
  get_leafnodes: Part[];
  /** Those beside it: with the same one above, or none. */
  get_siblings: Part[];
  /** The topmost above it; itself where there is none. */
  get_root: Part | null;
  /** How many are above it. */
  get_level: number;
  /** How many are below it, on all levels. */
  get_descendant_count: number;
  /** The same as `get_ancestors`. */
  getUniqueParents: Part[];
  /** Itself and all below it. */
  getUniqueChildren: Part[];
  /** Whether there are any below it. */
  has_children: boolean;
  /** Whether there are none below it. */
  is_leaf_node: boolean;
  /** Whether there is none above it. */
  is_root_node: boolean;
  /** Whether there is one above it. */
  is_child_node: boolean;
  /** Names of its categories from the root, joined by `/`; empty: none. */
  category_path: string;
  /** The same as `default_location`, else that of its category. */
  get_default_location: StockLocation | null;
  /** How many are in stock, variants included. */
  total_stock: number;
  /** How many are set aside for build orders and open sales orders, variants included. */
  allocation_count: number;
  /** How many are in stock and not set aside, variants included; never below 0. */
  available_stock: number;
  /** The same without variants. */
  available_stock_of_itself: number;
  /** How many are still to come from open purchase orders. */
  on_order: number;
  /** How many are still to come from open build orders. */
  quantity_being_built: number;
  /** How many are in unfinished outputs of open build orders. */
  quantity_in_production: number;
  /** How many are set aside for open sales orders. */
  sales_order_allocation_count: number;
  /** The same as `total_stock`. */
  get_stock_count: number;
  /** In stock and on order, less what is set aside; may be below 0. */
  net_stock: number;
  /** How many are missing to the minimum stock. */
  quantity_to_order: number;
  /** Whether fewer are in stock than should be. */
  is_part_low_on_stock: boolean;
  /** How many can be built from the stock that is available, with substitutes and allowed variants. */
  can_build: number;
  /** How many open build orders need. */
  required_build_order_quantity: number;
  /** How many open sales orders need. */
  required_sales_order_quantity: number;
  /** How many open build and sales orders need. */
  required_order_quantity: number;
  /** Open build orders that need it. */
  requiring_build_orders: Build[];
  /** Open sales orders that need it. */
  requiring_sales_orders: SalesOrder[];
  /** Its own bill of materials, without inherited lines. */
  bom_items: BomItem[];
  /** Its bill of materials: its own lines, then inherited ones. */
  get_bom_items: BomItem[];
  /** How many lines the bill of materials has, inherited ones included. */
  bom_count: number;
  /** Whether it has a bill of materials. */
  has_bom: boolean;
  /** The components of the bill of materials. */
  getRequiredParts: Part[];
  /** The same as `getRequiredParts`. */
  get_parts_in_bom: Part[];
  /** The same as `getRequiredParts`. */
  get_installed_part_options: Part[];
  /** Its components that have serial numbers. */
  get_trackable_parts: Part[];
  /** Whether one of its components has serial numbers. */
  has_trackable_parts: boolean;
  /** The same as `bom_validated`. */
  is_bom_valid: boolean;
  /** Lines of bills of materials that it is in. */
  used_in: BomItem[];
  /** Parts that it is used in. */
  get_used_in: Part[];
  /** How many parts it is used in. */
  used_in_count: number;
  /** Where it serves in place of another part. */
  substitute_items: BomItemSubstitute[];
  /** Its variants. */
  variants: Part[];
  /** Its variants, and theirs. */
  get_all_variants: Part[];
  /** Whether it has variants. */
  has_variants: boolean;
  /** Its revisions. */
  revisions: Part[];
  /** Parts that an item of it can be turned into. */
  get_conversion_options: Part[];
  /** Whether there are such parts. */
  can_convert: boolean;
  /** Related parts, entered here. */
  related_parts_1: PartRelated[];
  /** Related parts, entered there. */
  related_parts_2: PartRelated[];
  /** Related parts. */
  get_related_parts: Part[];
  /** How many related parts there are. */
  related_count: number;
  /** Where it can be bought. */
  supplier_parts: SupplierPart[];
  /** How many suppliers' parts there are. */
  supplier_count: number;
  /** Where it is bought by default. */
  default_supplier: SupplierPart | null;
  /** Who makes it. */
  manufacturer_parts: ManufacturerPart[];
  /** Purchase orders that it is in. */
  purchase_orders: PurchaseOrder[];
  /** Sales orders that it is in. */
  sales_orders: SalesOrder[];
  /** Lines of sales orders that it is in. */
  sales_order_line_items: SalesOrderLineItem[];
  /** What is set aside of its stock for open sales orders and has not left. */
  sales_order_allocations: SalesOrderAllocation[];
  /** What it is sold for, by quantity. */
  salepricebreaks: PartSellPriceBreak[];
  /** The same as `salepricebreaks`. */
  price_breaks: PartSellPriceBreak[];
  /** Whether it has sale prices. */
  has_price_breaks: boolean;
  /** What it is reckoned at, by quantity. */
  internalpricebreaks: PartInternalPriceBreak[];
  /** The same as `internalpricebreaks`. */
  internal_price_breaks: PartInternalPriceBreak[];
  /** Whether it has internal prices. */
  has_internal_price_breaks: boolean;
  /** What one is sold for; null: no price is known. */
  unit_pricing: number | null;
  /** Build orders that make it. */
  builds: Build[];
  /** Open build orders that make it. */
  active_builds: Build[];
  /** Its stock items, those of variants not included. */
  stock_items: StockItem[];
  /** Its stock items and those of its variants. */
  stock_entries: StockItem[];
  /** Its own tests. */
  test_templates: PartTestTemplate[];
  /** Its tests, with those of the parts that it is a variant of. */
  getTestTemplates: PartTestTemplate[];
  /** Those of them that have to be passed. */
  getRequiredTests: PartTestTemplate[];
  /** The same tests by key. */
  getTestTemplateMap: Record<string, PartTestTemplate>;
  /** The same as `pk`. */
  id: number;
}

/** A category of parts. */
export interface PartCategory {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name. */
  name: string;
  /** What it is for, in a few words. */
  description: string;
  /** Names from the root, joined by `/`. */
  pathstring: string;
  /** Whether it only groups others and holds no parts itself. */
  structural: boolean;
  /** Keywords that its parts start with. */
  default_keywords: string | null;
  /** Name of its icon. */
  icon: string | null;
  /** The `pk` of `parent`. */
  parent_id: number | null;
  /** The category that it is in. */
  parent: PartCategory | null;
  /** The `pk` of `default_location`. */
  default_location_id: number | null;
  /** Where its parts are kept by default. */
  default_location: StockLocation | null;
  /** Names from the root, joined by `/`. */
  label: string;
  /** As InvenTree prints it: path and description. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** All above it, from the root down. */
  get_ancestors: PartCategory[];
  /** All below it, on all levels. */
  get_descendants: PartCategory[];
  /** Those directly below it. */
  get_children: PartCategory[];
  /** All above it, itself, and all below it. */
  get_family: PartCategory[];
  /** Those below it that have none below them. */
  get_leafnodes: PartCategory[];
  /** Those beside it: with the same one above, or none. */
  get_siblings: PartCategory[];
  /** The topmost above it; itself where there is none. */
  get_root: PartCategory | null;
  /** How many are above it. */
  get_level: number;
  /** How many are below it, on all levels. */
  get_descendant_count: number;
  /** The same as `get_ancestors`. */
  getUniqueParents: PartCategory[];
  /** Itself and all below it. */
  getUniqueChildren: PartCategory[];
  /** Whether there are any below it. */
  has_children: boolean;
  /** Whether there are none below it. */
  is_leaf_node: boolean;
  /** Whether there is none above it. */
  is_root_node: boolean;
  /** Whether there is one above it. */
  is_child_node: boolean;
  /** From the root down to this one. */
  path: PartCategory[];
  /** From the root down to the one above this one. */
  parentpath: PartCategory[];
  /** The same as `pathstring`. */
  construct_pathstring: string;
  /** Categories directly in it. */
  children: PartCategory[];
  /** Parts directly in it. */
  parts: Part[];
  /** The same as `parts`. */
  get_items: Part[];
  /** Parts in it and in all categories below. */
  get_parts: Part[];
  /** How many parts are in it and in all categories below. */
  item_count: number;
  /** The same as `item_count`. */
  partcount: number;
  /** Names of the parameters that those parts have. */
  get_unique_parameters: string[];
  /** The same as `pk`. */
  id: number;
}

/** A part. */
export interface PartContext {
  /** The part. */
  part: Part;
  /** Its name. */
  name: string;
  /** What it is, in a few words. */
  description: string;
  /** Internal part number. */
  IPN: string | null;
  /** Revision. */
  revision: string | null;
  /** Its category. */
  category: PartCategory | null;
  /** Its bill of materials: its own lines, then inherited ones. */
  bom_items: BomItem[];
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** Text of its bar code: `{"part": 2}`. */
  qr_data: string;
  /** Its page in InvenTree's interface, below the server's address. */
  qr_url: string;
  /** Its tests, with those of the parts that it is a variant of. */
  test_template_list: PartTestTemplate[];
  /** The same tests by key. */
  test_templates: Record<string, PartTestTemplate>;
}

/** What a part is reckoned at within the house, from some quantity on. */
export interface PartInternalPriceBreak {
  /** InvenTree's number of the record. */
  pk: number;
  /** The price holds from this quantity on. */
  quantity: number;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** When it was last changed. */
  updated: string | null;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is the price of. */
  part: Part;
  /** The same as `pk`. */
  id: number;
}

/** Two parts that belong together. */
export interface PartRelated {
  /** InvenTree's number of the record. */
  pk: number;
  /** A short note. */
  note: string;
  /** The `pk` of `part_1`. */
  part_1_id: number;
  /** The one. */
  part_1: Part;
  /** The `pk` of `part_2`. */
  part_2_id: number;
  /** The other. */
  part_2: Part;
  /** The same as `pk`. */
  id: number;
}

/** What a part is sold for, from some quantity on. */
export interface PartSellPriceBreak {
  /** InvenTree's number of the record. */
  pk: number;
  /** The price holds from this quantity on. */
  quantity: number;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** When it was last changed. */
  updated: string | null;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is the price of. */
  part: Part;
  /** The same as `pk`. */
  id: number;
}

/** A test that the items of a part, and of its variants, have to pass. */
export interface PartTestTemplate {
  /** InvenTree's number of the record. */
  pk: number;
  /** Name of the test. */
  test_name: string;
  /** The name without blanks and marks, in small letters: what results are found by. */
  key: string;
  /** What is tested. */
  description: string | null;
  /** Whether it is in use. */
  enabled: boolean;
  /** Whether an item has to pass it. */
  required: boolean;
  /** Whether a result needs a value. */
  requires_value: boolean;
  /** Whether a result needs a file. */
  requires_attachment: boolean;
  /** Allowed values, separated by commas; empty: any. */
  choices: string;
  /** The `pk` of `part`. */
  part_id: number;
  /** The part whose items it is for. */
  part: Part;
  /** The allowed values. */
  get_choices: string[];
  /** The same as `test_name`. */
  label: string;
  /** As InvenTree prints it: `Doohickey | Checksum`. */
  str: string;
  /** All results of it. */
  test_results: StockItemTestResult[];
  /** The same as `pk`. */
  id: number;
}

/** A project that orders and builds are booked on. */
export interface ProjectCode {
  /** InvenTree's number of the record. */
  pk: number;
  /** The code. */
  code: string;
  /** What the project is. */
  description: string;
  /** The `pk` of `responsible`. */
  responsible_id: number | null;
  /** Who is responsible for it. */
  responsible: Owner | null;
  /** The same as `code`. */
  label: string;
  /** As InvenTree prints it: the code. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** An order to a supplier. */
export interface PurchaseOrder {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its number: `PO0001`. */
  reference: string;
  /** The number in its reference, for ordering. */
  reference_int: number;
  /** What it is for, in a few words. */
  description: string;
  /** Code of a status that the server defined itself; null: none. */
  status_custom_key: number | null;
  /** Day it was entered. */
  creation_date: string | null;
  /** Day it was placed. */
  issue_date: string | null;
  /** Day it is planned to begin. */
  start_date: string | null;
  /** Day it is due. */
  target_date: string | null;
  /** When it was last changed. */
  updated_at: string | null;
  /** Sum of all lines, as it was saved; null: prices are missing. */
  total_price: Money | null;
  /** Currency of the total, ISO 4217. */
  total_price_currency: string;
  /** Its own currency, ISO 4217; null: the company's. */
  order_currency: string | null;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** The `pk` of `created_by`. */
  created_by_id: number | null;
  /** Who entered it. */
  created_by: User | null;
  /** The `pk` of `responsible`. */
  responsible_id: number | null;
  /** Who is responsible for it. */
  responsible: Owner | null;
  /** The `pk` of `contact`. */
  contact_id: number | null;
  /** Whom to ask at the company. */
  contact: Contact | null;
  /** The `pk` of `address`. */
  address_id: number | null;
  /** Its own address; null: the company's. */
  address: Address | null;
  /** The same as `supplier`. */
  company: Company | null;
  /** Its own address, else the company's primary one. */
  order_address: Address | null;
  /** Its own currency, else the company's, else the server's. ISO 4217. */
  currency: string;
  /** Number and company: `PO-0001 - ACME`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"purchaseorder": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `status`. */
  get_status: number;
  /** The same as `status_custom_key`. */
  get_custom_status: number | null;
  /** What its status is called: `Pending`. */
  status_text: string;
  /** Whether it is neither finished nor cancelled. */
  is_open: boolean;
  /** Whether it was not placed yet. */
  is_pending: boolean;
  /** Whether it is open and past its day. */
  is_overdue: boolean;
  /** Whether it can be cancelled: it is open. */
  can_cancel: boolean;
  /** Whether it can be put on hold. */
  can_hold: boolean;
  /** Whether it can be placed: it is pending or on hold. */
  can_issue: boolean;
  /** What is ordered, a line each. */
  lines: PurchaseOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: PurchaseOrderExtraLine[];
  /** Sum of all lines and extra lines with a price; null: some are in another currency than the order. */
  calculate_total_price: Money | null;
  /** InvenTree's code: 10 Pending, 20 Placed, 25 On Hold, 30 Complete, 40 Cancelled, 50 Lost, 60 Returned. */
  status: number;
  /** The `pk` of `supplier`. */
  supplier_id: number | null;
  /** Whom it goes to. */
  supplier: Company | null;
  /** The supplier's number for it. */
  supplier_reference: string;
  /** Day it was finished. */
  complete_date: string | null;
  /** The `pk` of `received_by`. */
  received_by_id: number | null;
  /** Who took it in. */
  received_by: User | null;
  /** The `pk` of `destination`. */
  destination_id: number | null;
  /** Where it comes. */
  destination: StockLocation | null;
  /** Whether it is finished. */
  is_complete: boolean;
  /** How many lines it has. */
  line_count: number;
  /** How many lines have arrived in full. */
  completed_line_count: number;
  /** How many lines have not. */
  pending_line_count: number;
  /** Lines that have not arrived in full. */
  pending_line_items: PurchaseOrderLineItem[];
  /** Stock that came with it. */
  stock_items: StockItem[];
  /** The same as `pk`. */
  id: number;
}

/** An order to a supplier. */
export interface PurchaseOrderContext {
  /** The order. */
  order: PurchaseOrder;
  /** Its number. */
  reference: string;
  /** What it is for, in a few words. */
  description: string;
  /** Number and company: `PO-0001 - ACME`. */
  title: string;
  /** Whom it goes to. */
  supplier: Company | null;
  /** What is ordered, a line each. */
  lines: PurchaseOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: PurchaseOrderExtraLine[];
}

/** A cost beside the lines of an order: shipping, a fee. */
export interface PurchaseOrderExtraLine {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: PurchaseOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** What it is. */
  description: string;
  /** Further data of the line; null: none. */
  context: unknown;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** The same as `pk`. */
  id: number;
}

/** A line of an order to a supplier. */
export interface PurchaseOrderLineItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: PurchaseOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** How many have arrived. */
  received: number;
  /** Price per unit. */
  purchase_price: Money | null;
  /** Currency of the price, ISO 4217. */
  purchase_price_currency: string;
  /** The `pk` of `part`. */
  part_id: number | null;
  /** What is bought, at the supplier's number; what it is with us is `part.part`. */
  part: SupplierPart | null;
  /** The `pk` of `destination`. */
  destination_id: number | null;
  /** Where it comes. */
  destination: StockLocation | null;
  /** The `pk` of `build_order`. */
  build_order_id: number | null;
  /** The build order that is made elsewhere. */
  build_order: Build | null;
  /** What it is with us. */
  get_base_part: Part | null;
  /** Where it comes: its own place, else the order's. */
  get_destination: StockLocation | null;
  /** Price per unit. */
  price: Money | null;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** How many are still to come. */
  remaining: number;
  /** Whether all have arrived. */
  is_completed: boolean;
  /** The same as `pk`. */
  id: number;
}

/** What a customer sends back. */
export interface ReturnOrder {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its number: `PO0001`. */
  reference: string;
  /** The number in its reference, for ordering. */
  reference_int: number;
  /** What it is for, in a few words. */
  description: string;
  /** Code of a status that the server defined itself; null: none. */
  status_custom_key: number | null;
  /** Day it was entered. */
  creation_date: string | null;
  /** Day it was placed. */
  issue_date: string | null;
  /** Day it is planned to begin. */
  start_date: string | null;
  /** Day it is due. */
  target_date: string | null;
  /** When it was last changed. */
  updated_at: string | null;
  /** Sum of all lines, as it was saved; null: prices are missing. */
  total_price: Money | null;
  /** Currency of the total, ISO 4217. */
  total_price_currency: string;
  /** Its own currency, ISO 4217; null: the company's. */
  order_currency: string | null;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** The `pk` of `created_by`. */
  created_by_id: number | null;
  /** Who entered it. */
  created_by: User | null;
  /** The `pk` of `responsible`. */
  responsible_id: number | null;
  /** Who is responsible for it. */
  responsible: Owner | null;
  /** The `pk` of `contact`. */
  contact_id: number | null;
  /** Whom to ask at the company. */
  contact: Contact | null;
  /** The `pk` of `address`. */
  address_id: number | null;
  /** Its own address; null: the company's. */
  address: Address | null;
  /** The same as `customer`. */
  company: Company | null;
  /** Its own address, else the company's primary one. */
  order_address: Address | null;
  /** Its own currency, else the company's, else the server's. ISO 4217. */
  currency: string;
  /** Number and company: `PO-0001 - ACME`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"returnorder": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `status`. */
  get_status: number;
  /** The same as `status_custom_key`. */
  get_custom_status: number | null;
  /** What its status is called: `Pending`. */
  status_text: string;
  /** Whether it is neither finished nor cancelled. */
  is_open: boolean;
  /** Whether it was not placed yet. */
  is_pending: boolean;
  /** Whether it is open and past its day. */
  is_overdue: boolean;
  /** Whether it can be cancelled: it is open. */
  can_cancel: boolean;
  /** Whether it can be put on hold. */
  can_hold: boolean;
  /** Whether it can be placed: it is pending or on hold. */
  can_issue: boolean;
  /** What is ordered, a line each. */
  lines: ReturnOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: ReturnOrderExtraLine[];
  /** Sum of all lines and extra lines with a price; null: some are in another currency than the order. */
  calculate_total_price: Money | null;
  /** InvenTree's code: 10 Pending, 20 In Progress, 25 On Hold, 30 Complete, 40 Cancelled. */
  status: number;
  /** The `pk` of `customer`. */
  customer_id: number | null;
  /** Who sends it back. */
  customer: Company | null;
  /** The customer's number for it. */
  customer_reference: string;
  /** Day it was finished. */
  complete_date: string | null;
  /** How many lines it has. */
  line_count: number;
  /** Whether all lines have come back. */
  is_received: boolean;
  /** The same as `pk`. */
  id: number;
}

/** What a customer sends back. */
export interface ReturnOrderContext {
  /** The order. */
  order: ReturnOrder;
  /** Its number. */
  reference: string;
  /** What it is for, in a few words. */
  description: string;
  /** Number and company: `PO-0001 - ACME`. */
  title: string;
  /** Who ordered, or sends it back. */
  customer: Company | null;
  /** What is ordered, a line each. */
  lines: ReturnOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: ReturnOrderExtraLine[];
}

/** A cost beside the lines of an order: shipping, a fee. */
export interface ReturnOrderExtraLine {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: ReturnOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** What it is. */
  description: string;
  /** Further data of the line; null: none. */
  context: unknown;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** The same as `pk`. */
  id: number;
}

/** A line of a return order. */
export interface ReturnOrderLineItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: ReturnOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** Day it came back; null: not yet. */
  received_date: string | null;
  /** InvenTree's code: 10 Pending, 20 Return, 30 Repair, 40 Replace, 50 Refund, 60 Reject. */
  outcome: number;
  /** Code of an outcome that the server defined itself; null: none. */
  outcome_custom_key: number | null;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** The `pk` of `item`. */
  item_id: number;
  /** What comes back. */
  item: StockItem;
  /** Whether it has come back. */
  received: boolean;
  /** What its outcome is called: `Repair`. */
  outcome_text: string;
  /** The same as `outcome`. */
  get_status: number;
  /** The same as `outcome_custom_key`. */
  get_custom_status: number | null;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** The same as `pk`. */
  id: number;
}

/** An order of a customer. */
export interface SalesOrder {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its number: `PO0001`. */
  reference: string;
  /** The number in its reference, for ordering. */
  reference_int: number;
  /** What it is for, in a few words. */
  description: string;
  /** Code of a status that the server defined itself; null: none. */
  status_custom_key: number | null;
  /** Day it was entered. */
  creation_date: string | null;
  /** Day it was placed. */
  issue_date: string | null;
  /** Day it is planned to begin. */
  start_date: string | null;
  /** Day it is due. */
  target_date: string | null;
  /** When it was last changed. */
  updated_at: string | null;
  /** Sum of all lines, as it was saved; null: prices are missing. */
  total_price: Money | null;
  /** Currency of the total, ISO 4217. */
  total_price_currency: string;
  /** Its own currency, ISO 4217; null: the company's. */
  order_currency: string | null;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** The `pk` of `created_by`. */
  created_by_id: number | null;
  /** Who entered it. */
  created_by: User | null;
  /** The `pk` of `responsible`. */
  responsible_id: number | null;
  /** Who is responsible for it. */
  responsible: Owner | null;
  /** The `pk` of `contact`. */
  contact_id: number | null;
  /** Whom to ask at the company. */
  contact: Contact | null;
  /** The `pk` of `address`. */
  address_id: number | null;
  /** Its own address; null: the company's. */
  address: Address | null;
  /** The same as `customer`. */
  company: Company | null;
  /** Its own address, else the company's primary one. */
  order_address: Address | null;
  /** Its own currency, else the company's, else the server's. ISO 4217. */
  currency: string;
  /** Number and company: `PO-0001 - ACME`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"salesorder": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `status`. */
  get_status: number;
  /** The same as `status_custom_key`. */
  get_custom_status: number | null;
  /** What its status is called: `Pending`. */
  status_text: string;
  /** Whether it is neither finished nor cancelled. */
  is_open: boolean;
  /** Whether it was not placed yet. */
  is_pending: boolean;
  /** Whether it is open and past its day. */
  is_overdue: boolean;
  /** Whether it can be cancelled: it is open. */
  can_cancel: boolean;
  /** Whether it can be put on hold. */
  can_hold: boolean;
  /** Whether it can be placed: it is pending or on hold. */
  can_issue: boolean;
  /** What is ordered, a line each. */
  lines: SalesOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: SalesOrderExtraLine[];
  /** Sum of all lines and extra lines with a price; null: some are in another currency than the order. */
  calculate_total_price: Money | null;
  /** InvenTree's code: 10 Pending, 15 In Progress, 20 Shipped, 25 On Hold, 30 Complete, 40 Cancelled, 50 Lost, 60 Returned. */
  status: number;
  /** The `pk` of `customer`. */
  customer_id: number | null;
  /** Who ordered. */
  customer: Company | null;
  /** The customer's number for it. */
  customer_reference: string;
  /** Day it left. */
  shipment_date: string | null;
  /** The `pk` of `shipped_by`. */
  shipped_by_id: number | null;
  /** Who sent it. */
  shipped_by: User | null;
  /** Shipments of it. */
  shipments: SalesOrderShipment[];
  /** All stock that is set aside for it. */
  stock_allocations: SalesOrderAllocation[];
  /** The same as `stock_allocations`. */
  allocations: SalesOrderAllocation[];
  /** Stock that is set aside and has not left. */
  pending_allocations: SalesOrderAllocation[];
  /** How many such allocations there are. */
  pending_allocation_count: number;
  /** How many lines it has. */
  line_count: number;
  /** How many lines have left in full. */
  completed_line_count: number;
  /** How many lines have not. */
  pending_line_count: number;
  /** Lines that have not left in full. */
  pending_line_items: SalesOrderLineItem[];
  /** How many shipments there are. */
  shipment_count: number;
  /** How many shipments have left. */
  completed_shipment_count: number;
  /** How many shipments have not left. */
  pending_shipment_count: number;
  /** Shipments that have not left. */
  pending_shipments: SalesOrderShipment[];
  /** Whether all lines have left in full. */
  is_completed: boolean;
  /** Whether all lines are set aside in full. */
  is_fully_allocated: boolean;
  /** Whether more is set aside than ordered, in some line. */
  is_overallocated: boolean;
  /** Whether it can be finished: it is open or shipped, and all lines and shipments have left. */
  can_complete: boolean;
  /** Build orders that make something for it. */
  builds: Build[];
  /** Stock that left with it. */
  stock_items: StockItem[];
  /** The same as `pk`. */
  id: number;
}

/** Stock that is set aside for a line of a sales order. */
export interface SalesOrderAllocation {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** The `pk` of `line`. */
  line_id: number;
  /** The line. */
  line: SalesOrderLineItem;
  /** The `pk` of `shipment`. */
  shipment_id: number | null;
  /** What it leaves with; null: not decided. */
  shipment: SalesOrderShipment | null;
  /** The `pk` of `item`. */
  item_id: number;
  /** What is set aside. */
  item: StockItem;
  /** Where it is. */
  get_location: StockLocation | null;
  /** The purchase order that it came with. */
  get_po: PurchaseOrder | null;
  /** The same as `pk`. */
  id: number;
}

/** An order of a customer. */
export interface SalesOrderContext {
  /** The order. */
  order: SalesOrder;
  /** Its number. */
  reference: string;
  /** What it is for, in a few words. */
  description: string;
  /** Number and company: `PO-0001 - ACME`. */
  title: string;
  /** Who ordered, or sends it back. */
  customer: Company | null;
  /** What is ordered, a line each. */
  lines: SalesOrderLineItem[];
  /** Costs beside the lines: shipping, fees. */
  extra_lines: SalesOrderExtraLine[];
}

/** A cost beside the lines of an order: shipping, a fee. */
export interface SalesOrderExtraLine {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: SalesOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** What it is. */
  description: string;
  /** Further data of the line; null: none. */
  context: unknown;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** The same as `pk`. */
  id: number;
}

/** A line of an order of a customer. */
export interface SalesOrderLineItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many. */
  quantity: number;
  /** Number of the line, as typed. */
  line: string;
  /** Its reference. */
  reference: string;
  /** Notes. */
  notes: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Day it is due. */
  target_date: string | null;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: SalesOrder;
  /** The `pk` of `project_code`. */
  project_code_id: number | null;
  /** The project that it is booked on. */
  project_code: ProjectCode | null;
  /** How many have left. */
  shipped: number;
  /** Price per unit. */
  sale_price: Money | null;
  /** Currency of the price, ISO 4217. */
  sale_price_currency: string;
  /** The `pk` of `part`. */
  part_id: number | null;
  /** What is sold. */
  part: Part | null;
  /** Stock that is set aside for it. */
  allocations: SalesOrderAllocation[];
  /** Stock that is set aside and has not left. */
  pending_allocations: SalesOrderAllocation[];
  /** How many are set aside. */
  allocated_quantity: number;
  /** Price per unit. */
  price: Money | null;
  /** Price of the whole line; null without a price. */
  total_line_price: Money | null;
  /** How many have left with shipments. */
  fulfilled_quantity: number;
  /** Whether all have left. */
  is_completed: boolean;
  /** Whether enough is set aside. */
  is_fully_allocated: boolean;
  /** Whether more is set aside than ordered. */
  is_overallocated: boolean;
  /** As InvenTree prints it: `SalesOrderLineItem object (4)`. */
  str: string;
  /** The same as `pk`. */
  id: number;
}

/** A shipment of a sales order. */
export interface SalesOrderShipment {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its number within the order. */
  reference: string;
  /** Day it left; null: not yet. */
  shipment_date: string | null;
  /** Day it arrived; null: not yet. */
  delivery_date: string | null;
  /** The carrier's number for it. */
  tracking_number: string;
  /** Number of its invoice. */
  invoice_number: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `order`. */
  order_id: number;
  /** The order. */
  order: SalesOrder;
  /** The `pk` of `shipment_address`. */
  shipment_address_id: number | null;
  /** Its own address; null: the order's. */
  shipment_address: Address | null;
  /** The `pk` of `checked_by`. */
  checked_by_id: number | null;
  /** Who checked it. */
  checked_by: User | null;
  /** Its own address, else the order's, else the customer's primary one. */
  address: Address | null;
  /** What is in it. */
  allocations: SalesOrderAllocation[];
  /** Whether it has left. */
  is_complete: boolean;
  /** Whether it has arrived. */
  is_delivered: boolean;
  /** Whether somebody checked it. */
  is_checked: boolean;
  /** `SO-0001, shipment 1`. */
  label: string;
  /** As InvenTree prints it: `SalesOrderShipment object (1)`. */
  str: string;
  /** Text of its bar code: `{"salesordershipment": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `pk`. */
  id: number;
}

/** A shipment of a sales order. */
export interface SalesOrderShipmentContext {
  /** The shipment. */
  shipment: SalesOrderShipment;
  /** The order. */
  order: SalesOrder;
  /** Its number within the order. */
  reference: string;
  /** The carrier's number for it. */
  tracking_number: string;
  /** As InvenTree prints it, which says little: `SalesOrderShipment object (1)`. */
  title: string;
  /** Its own address, else the order's, else the customer's primary one. */
  address: Address | null;
  /** What is in it. */
  allocations: SalesOrderAllocation[];
}

/** A quantity of a part at one place, or one piece with a serial number. */
export interface StockItem {
  /** InvenTree's number of the record. */
  pk: number;
  /** How many there are, in the part's unit. */
  quantity: number;
  /** Serial number. */
  serial: string | null;
  /** Serial number as a number, for ordering. */
  serial_int: number;
  /** Batch code. */
  batch: string | null;
  /** InvenTree's code: 10 OK, 50 Attention needed, 55 Damaged, 60 Destroyed, 65 Rejected, 70 Lost, 75 Quarantined, 85 Returned. */
  status: number;
  /** Code of a status that the server defined itself; null: none. */
  status_custom_key: number | null;
  /** How it is packed: `reel`, `box`. */
  packaging: string | null;
  /** Whether it is still being made. */
  is_building: boolean;
  /** Day it expires. */
  expiry_date: string | null;
  /** Day it was last counted. */
  stocktake_date: string | null;
  /** Whether somebody should look at it. */
  review_needed: boolean;
  /** Whether it is deleted when it is used up. */
  delete_on_deplete: boolean;
  /** What one piece was bought for. */
  purchase_price: Money | null;
  /** Currency of the price, ISO 4217. */
  purchase_price_currency: string;
  /** Address of a page about it elsewhere. */
  link: string;
  /** Notes, in Markdown. */
  notes: string | null;
  /** When it was last changed. */
  updated: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** Check sum of that bar code; empty: none. */
  barcode_hash: string;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is. */
  part: Part;
  /** The `pk` of `supplier_part`. */
  supplier_part_id: number | null;
  /** Where it was bought. */
  supplier_part: SupplierPart | null;
  /** The `pk` of `location`. */
  location_id: number | null;
  /** Where it is. */
  location: StockLocation | null;
  /** The `pk` of `belongs_to`. */
  belongs_to_id: number | null;
  /** The item that it is installed in. */
  belongs_to: StockItem | null;
  /** The `pk` of `parent`. */
  parent_id: number | null;
  /** The item that it was split off from. */
  parent: StockItem | null;
  /** The `pk` of `customer`. */
  customer_id: number | null;
  /** Who has it. */
  customer: Company | null;
  /** The `pk` of `build`. */
  build_id: number | null;
  /** The build order that made it. */
  build: Build | null;
  /** The `pk` of `consumed_by`. */
  consumed_by_id: number | null;
  /** The build order that used it up. */
  consumed_by: Build | null;
  /** The `pk` of `purchase_order`. */
  purchase_order_id: number | null;
  /** The order that it came with. */
  purchase_order: PurchaseOrder | null;
  /** The `pk` of `sales_order`. */
  sales_order_id: number | null;
  /** The order that it left with. */
  sales_order: SalesOrder | null;
  /** The `pk` of `stocktake_user`. */
  stocktake_user_id: number | null;
  /** Who last counted it. */
  stocktake_user: User | null;
  /** The `pk` of `owner`. */
  owner_id: number | null;
  /** Who is responsible for it. */
  owner: Owner | null;
  /** `1000 x R_1K @ Reel Storage`, or `Widget #46 @ Factory`. */
  label: string;
  /** The same as `label`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"stockitem": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Files that are attached to it. */
  attachments: Attachment[];
  /** The same as `attachments`. */
  attachments_for_model: Attachment[];
  /** The same as `status`. */
  get_status: number;
  /** The same as `status_custom_key`. */
  get_custom_status: number | null;
  /** What its status is called: `OK`. */
  status_text: string;
  /** The same as `status_text`. */
  status_label: string;
  /** Whether it is one piece with a serial number. */
  serialized: boolean;
  /** Whether it counts as stock: not used up, sold, given away, installed or still being made. */
  in_stock: boolean;
  /** The same as `in_stock`. */
  is_in_stock: boolean;
  /** Whether it is in stock and past its day. */
  is_expired: boolean;
  /** Its part's full name. */
  get_part_name: string;
  /** The same as `owner`. */
  get_item_owner: Owner | null;
  /** All above it, from the root down. */
  get_ancestors: StockItem[];
  /** All below it, on all levels. */
  get_descendants: StockItem[];
  /** The same as `children`. */
  get_children: StockItem[];
  /** All above it, itself, and all below it. */
  get_family: StockItem[];
  /** Those below it that have none below them. */
  get_leafnodes: StockItem[];
  /** Those beside it: with the same one above, or none. */
  get_siblings: StockItem[];
  /** The topmost above it; itself where there is none. */
  get_root: StockItem | null;
  /** How many are above it. */
  get_level: number;
  /** How many are below it, on all levels. */
  get_descendant_count: number;
  /** The same as `get_ancestors`. */
  getUniqueParents: StockItem[];
  /** Itself and all below it. */
  getUniqueChildren: StockItem[];
  /** Whether there are any below it. */
  has_children: boolean;
  /** Whether there are none below it. */
  is_leaf_node: boolean;
  /** Whether there is none above it. */
  is_root_node: boolean;
  /** Whether there is one above it. */
  is_child_node: boolean;
  /** Items that were split off from it. */
  children: StockItem[];
  /** How many items were split off from it. */
  child_count: number;
  /** Items that are installed in it, first level. */
  installed_parts: StockItem[];
  /** Items that are installed in it, on all levels. */
  get_installed_items: StockItem[];
  /** The item of the part with the next serial number. */
  get_next_stock_item: StockItem | null;
  /** The item of the part with the serial number before. */
  get_previous_stock_item: StockItem | null;
  /** The same as `get_next_stock_item`. */
  get_next_serialized_item: StockItem | null;
  /** What is set aside of it for build orders. */
  allocations: BuildItem[];
  /** What build orders will install in it. */
  items_to_install: BuildItem[];
  /** What is set aside of it for sales orders. */
  sales_order_allocations: SalesOrderAllocation[];
  /** What is set aside of it for open sales orders and has not left. */
  get_sales_order_allocations: SalesOrderAllocation[];
  /** Lines of return orders that it is in. */
  return_order_lines: ReturnOrderLineItem[];
  /** How many are set aside for open sales orders. */
  sales_order_allocation_count: number;
  /** How many are set aside for build orders. */
  build_allocation_count: number;
  /** How many are set aside. */
  allocation_count: number;
  /** Whether some are set aside. */
  is_allocated: boolean;
  /** Whether it can be moved: it is not with a customer and not installed. */
  can_adjust_location: boolean;
  /** Whether items are installed in it. */
  has_installed_items: boolean;
  /** Whether it can be deleted: nothing is installed in it, and it was not sold. */
  can_delete: boolean;
  /** Whether it can be merged with another: it is in stock, has no serial number, and nothing is installed in it. */
  can_merge: boolean;
  /** All results of its tests, oldest first. */
  test_results: StockItemTestResult[];
  /** The same as `test_results`. */
  getTestResults: StockItemTestResult[];
  /** The newest result of each test, by key; those of installed items fill the gaps. */
  results: Record<string, StockItemTestResult>;
  /** The newest result of each test; items that are installed on the first level fill the gaps. */
  result_list: StockItemTestResult[];
  /** The newest result of each test, by key, of this item alone. */
  tests: Record<string, StockItemTestResult>;
  /** Keys of the tests: required ones, then optional ones, then those that only have results. */
  get_test_keys: string[];
  /** How many tests it has to pass, has passed and has failed: `{ total, passed, failed }`. */
  requiredTestStatus: unknown;
  /** How many tests it has to pass. */
  required_test_count: number;
  /** Whether there are tests that it has to pass. */
  hasRequiredTests: boolean;
  /** Whether it has passed all tests that it has to. */
  passedAllRequiredTests: boolean;
  /** The same as `pk`. */
  id: number;
}

/** A stock item. */
export interface StockItemContext {
  /** The stock item. */
  item: StockItem;
  /** The same as `item`. */
  stock_item: StockItem;
  /** What it is. */
  part: Part;
  /** The part's full name. */
  name: string;
  /** The part's internal number. */
  ipn: string | null;
  /** Serial number. */
  serial: string | null;
  /** Batch code. */
  batch: string | null;
  /** How many there are, in the part's unit. */
  quantity: number;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** Check sum of that bar code; empty: none. */
  barcode_hash: string;
  /** Text of its bar code: `{"stockitem": 3}`. */
  qr_data: string;
  /** Its page in InvenTree's interface, below the server's address. */
  qr_url: string;
  /** The part's parameters, name to value. */
  parameters: Record<string, string>;
  /** Items that were split off from it. */
  child_items: StockItem[];
  /** Items that are installed in it, on all levels. */
  installed_items: StockItem[];
  /** The part's tests, with those of the parts that it is a variant of. */
  test_template_list: PartTestTemplate[];
  /** The same tests by key. */
  test_templates: Record<string, PartTestTemplate>;
  /** Keys of the tests: required ones, then optional ones, then those that only have results. */
  test_keys: string[];
  /** The newest result of each test, by key; those of installed items fill the gaps. */
  results: Record<string, StockItemTestResult>;
  /** The newest result of each test; items that are installed on the first level fill the gaps. */
  result_list: StockItemTestResult[];
  /** The newest result of each test, by key, of this item alone. */
  tests: Record<string, StockItemTestResult>;
}

/** A result of a test of one stock item. */
export interface StockItemTestResult {
  /** InvenTree's number of the record. */
  pk: number;
  /** Whether the test was passed. */
  result: boolean;
  /** The measured value. */
  value: string;
  /** Media path of a file; empty: none. */
  attachment: string;
  /** Notes. */
  notes: string;
  /** Where it was tested. */
  test_station: string;
  /** When the test began. */
  started_datetime: string | null;
  /** When the test ended. */
  finished_datetime: string | null;
  /** When the result was entered. */
  date: string | null;
  /** The `pk` of `stock_item`. */
  stock_item_id: number;
  /** What was tested. */
  stock_item: StockItem;
  /** The `pk` of `template`. */
  template_id: number | null;
  /** The test. */
  template: PartTestTemplate | null;
  /** The `pk` of `user`. */
  user_id: number | null;
  /** Who tested it. */
  user: User | null;
  /** Key of the test. */
  key: string;
  /** Name of the test. */
  test_name: string;
  /** The same as `test_name`. */
  label: string;
  /** The same as `pk`. */
  id: number;
}

/** A place where stock is kept. */
export interface StockLocation {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name. */
  name: string;
  /** What it is, in a few words. */
  description: string;
  /** Names from the root, joined by `/`. */
  pathstring: string;
  /** Whether it only groups others and holds no stock itself. */
  structural: boolean;
  /** Whether it is outside the house. */
  external: boolean;
  /** Name of an icon of its own. */
  custom_icon: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `parent`. */
  parent_id: number | null;
  /** The place that it is in. */
  parent: StockLocation | null;
  /** The `pk` of `owner`. */
  owner_id: number | null;
  /** Who is responsible for it. */
  owner: Owner | null;
  /** The `pk` of `location_type`. */
  location_type_id: number | null;
  /** What kind of place it is. */
  location_type: StockLocationType | null;
  /** Names from the root, joined by `/`. */
  label: string;
  /** As InvenTree prints it: path and description. */
  str: string;
  /** Name of its icon, else that of its kind; empty: none. */
  icon: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"stocklocation": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** All above it, from the root down. */
  get_ancestors: StockLocation[];
  /** All below it, on all levels. */
  get_descendants: StockLocation[];
  /** Those directly below it. */
  get_children: StockLocation[];
  /** All above it, itself, and all below it. */
  get_family: StockLocation[];
  /** Those below it that have none below them. */
  get_leafnodes: StockLocation[];
  /** Those beside it: with the same one above, or none. */
  get_siblings: StockLocation[];
  /** The topmost above it; itself where there is none. */
  get_root: StockLocation | null;
  /** How many are above it. */
  get_level: number;
  /** How many are below it, on all levels. */
  get_descendant_count: number;
  /** The same as `get_ancestors`. */
  getUniqueParents: StockLocation[];
  /** Itself and all below it. */
  getUniqueChildren: StockLocation[];
  /** Whether there are any below it. */
  has_children: boolean;
  /** Whether there are none below it. */
  is_leaf_node: boolean;
  /** Whether there is none above it. */
  is_root_node: boolean;
  /** Whether there is one above it. */
  is_child_node: boolean;
  /** From the root down to this one. */
  path: StockLocation[];
  /** From the root down to the one above this one. */
  parentpath: StockLocation[];
  /** The same as `pathstring`. */
  construct_pathstring: string;
  /** Who is responsible for it, else for the nearest place around it. */
  get_location_owner: Owner | null;
  /** Places directly in it. */
  children: StockLocation[];
  /** Stock that is directly here. */
  stock_items: StockItem[];
  /** The same as `stock_items`. */
  get_items: StockItem[];
  /** Stock here and in all places below. */
  get_stock_items: StockItem[];
  /** How many stock items are here and in all places below. */
  item_count: number;
  /** The same as `item_count`. */
  stock_item_count: number;
  /** Build orders that take stock from here. */
  sourcing_builds: Build[];
  /** Build orders whose outputs come here. */
  incoming_builds: Build[];
  /** Purchase orders that come here. */
  purchase_orders: PurchaseOrder[];
  /** Lines of purchase orders that come here. */
  po_lines: PurchaseOrderLineItem[];
  /** Categories whose parts are kept here by default. */
  default_categories: PartCategory[];
  /** Parts that are kept here by default. */
  default_parts: Part[];
  /** The same as `pk`. */
  id: number;
}

/** A stock location. */
export interface StockLocationContext {
  /** The place. */
  location: StockLocation;
  /** The same as `location`. */
  stock_location: StockLocation;
  /** The place that it is in. */
  parent: StockLocation | null;
  /** Text of its bar code: `{"stocklocation": 1}`. */
  qr_data: string;
  /** Stock here and in all places below. */
  stock_items: StockItem[];
}

/** A kind of places: shelf, box, room. */
export interface StockLocationType {
  /** InvenTree's number of the record. */
  pk: number;
  /** Its name. */
  name: string;
  /** What it is, in a few words. */
  description: string;
  /** Name of its icon. */
  icon: string | null;
  /** The same as `name`. */
  label: string;
  /** The same as `name`. */
  str: string;
  /** Places of this kind. */
  stock_locations: StockLocation[];
  /** The same as `pk`. */
  id: number;
}

/** A part as a supplier sells it. */
export interface SupplierPart {
  /** InvenTree's number of the record. */
  pk: number;
  /** The supplier's number: stock keeping unit. */
  SKU: string;
  /** Whether it is still in use. */
  active: boolean;
  /** Whether the part is bought here by default. */
  primary: boolean;
  /** Address of its page at the supplier. */
  link: string | null;
  /** What the supplier calls it. */
  description: string | null;
  /** A short note. */
  note: string | null;
  /** Notes, in Markdown. */
  notes: string | null;
  /** Cost that comes on top of each order, such as handling. */
  base_cost: number;
  /** How it is packed: `reel`, `box`. */
  packaging: string | null;
  /** How much a pack holds, as typed, with a unit: `25 m`. */
  pack_quantity: string;
  /** How much a pack holds, in the part's unit. */
  pack_quantity_native: number;
  /** Ordered in multiples of this. */
  multiple: number;
  /** How many the supplier said he has. */
  available: number;
  /** When the supplier's stock was noted. */
  availability_updated: string | null;
  /** When it was last changed. */
  updated: string | null;
  /** Contents of a bar code that was assigned by hand; empty: none. */
  barcode_data: string;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is with us. */
  part: Part;
  /** The `pk` of `supplier`. */
  supplier_id: number;
  /** Who sells it. */
  supplier: Company;
  /** The `pk` of `manufacturer_part`. */
  manufacturer_part_id: number | null;
  /** What it is at its manufacturer. */
  manufacturer_part: ManufacturerPart | null;
  /** Manufacturer and its number: `Yageo | RC0805`; empty: not known. */
  manufacturer_string: string;
  /** Supplier, number and manufacturer: `ACME | AC-77 | Yageo | RC0805`. */
  pretty_name: string;
  /** The same as `pretty_name`. */
  label: string;
  /** The same as `pretty_name`. */
  name: string;
  /** The same as `pretty_name`. */
  str: string;
  /** Its page in InvenTree's interface, below the server's address. */
  get_absolute_url: string;
  /** Text of its bar code: `{"supplierpart": 2}`. */
  barcode: string;
  /** The same as `barcode`. */
  format_barcode: string;
  /** Its parameters, name to value. */
  parameters: Record<string, string>;
  /** The same as `parameters`. */
  parameters_map: Record<string, string>;
  /** Its parameters with their units. */
  parameters_list: Parameter[];
  /** The same as `parameters_list`. */
  get_parameters: Parameter[];
  /** Prices by quantity. */
  pricebreaks: SupplierPriceBreak[];
  /** The same as `pricebreaks`. */
  price_breaks: SupplierPriceBreak[];
  /** Whether it has prices. */
  has_price_breaks: boolean;
  /** What one costs; null: no price is known. */
  unit_pricing: number | null;
  /** How much a pack holds, in the part's unit. */
  base_quantity: number;
  /** Lines of orders to the supplier. */
  purchase_order_line_items: PurchaseOrderLineItem[];
  /** Orders that it is in. */
  purchase_orders: PurchaseOrder[];
  /** Lines of open orders that have not all arrived. */
  open_orders: PurchaseOrderLineItem[];
  /** Stock that came from here. */
  stock_items: StockItem[];
  /** The same as `pk`. */
  id: number;
}

/** A supplier's price from some quantity on. */
export interface SupplierPriceBreak {
  /** InvenTree's number of the record. */
  pk: number;
  /** The price holds from this quantity on. */
  quantity: number;
  /** Price per unit. */
  price: Money | null;
  /** Currency of the price, ISO 4217. */
  price_currency: string;
  /** When it was last changed. */
  updated: string | null;
  /** The `pk` of `part`. */
  part_id: number;
  /** What it is the price of. */
  part: SupplierPart;
  /** The same as `pk`. */
  id: number;
}

/** Somebody who logs in. */
export interface User {
  /** InvenTree's number of the record. */
  pk: number;
  /** Log-in name. */
  username: string;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** E-mail address. */
  email: string;
  /** Whether the user manages the server. */
  is_staff: boolean;
  /** Whether the user may do everything. */
  is_superuser: boolean;
  /** Log-in name. */
  label: string;
  /** As InvenTree prints it: the log-in name. */
  str: string;
  /** The same as `pk`. */
  id: number;
}
