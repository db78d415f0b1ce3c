import { counter, record, type DemoRecord } from './records.ts';

export const companies = {
  nordkomp: 1,
  brueckner: 2,
  wavecrest: 3,
  keystone: 4,
  depot: 5,
  cartons: 6,
  lumiere: 7,
  harbor: 8,
  akerstroem: 9,
} as const;

interface Company {
  pk: number;
  name: string;
  description: string;
  roles: ('supplier' | 'manufacturer' | 'customer')[];
  currency: 'EUR' | 'USD';
  image?: string;
  phone?: string;
  email?: string;
  website?: string;
  taxId?: string;
  notes?: string;
  addresses?: Address[];
  contacts?: { name: string; role: string; phone?: string; email: string }[];
}

interface Address {
  title: string;
  line1: string;
  line2?: string;
  postalCode: string;
  city: string;
  province?: string;
  country: string;
  shippingNotes?: string;
}

const list: Company[] = [
  {
    pk: companies.nordkomp,
    name: 'Nordkomp Electronics',
    description: 'Distributor of electronic parts, next day from stock',
    roles: ['supplier'],
    currency: 'EUR',
    image: 'company_images/nordkomp.svg',
    phone: '+45 55 01 20 00',
    email: 'orders@nordkomp.example',
    website: 'https://nordkomp.example/',
    taxId: 'DK 10 20 30 40',
    addresses: [{ title: 'Warehouse', line1: 'Havnegade 14', postalCode: '5000', city: 'Odense C', country: 'Denmark' }],
    contacts: [{ name: 'Freja Lund', role: 'Inside sales', phone: '+45 55 01 20 14', email: 'freja.lund@nordkomp.example' }],
  },
  {
    pk: companies.brueckner,
    name: 'Brückner Präzisionsblech & Söhne GmbH',
    description: 'Sheet metal, turned parts & castings; tolerances < 0.05 mm',
    roles: ['supplier', 'manufacturer'],
    currency: 'EUR',
    image: 'company_images/brueckner.svg',
    phone: '+49 7031 55 80',
    email: 'auftrag@brueckner.example',
    website: 'https://brueckner.example/',
    taxId: 'DE 811 555 001',
    addresses: [
      {
        title: 'Werk',
        line1: 'Gießereistraße 7',
        postalCode: '71032',
        city: 'Böblingen',
        country: 'Germany',
        shippingNotes: 'Ramp 3, 7 to 15 h',
      },
      { title: 'Rechnungen', line1: 'Postfach 11 40', postalCode: '71001', city: 'Böblingen', country: 'Germany' },
    ],
    contacts: [{ name: 'Jürgen Brückner', role: 'Managing director', email: 'j.brueckner@brueckner.example' }],
  },
  {
    pk: companies.wavecrest,
    name: 'Wavecrest Semiconductor',
    description: 'Converters, drivers, microcontrollers',
    roles: ['manufacturer'],
    currency: 'USD',
    image: 'company_images/wavecrest.svg',
  },
  {
    pk: companies.keystone,
    name: 'Keystone Passives',
    description: 'Resistors, capacitors, inductors',
    roles: ['manufacturer'],
    currency: 'USD',
  },
  {
    pk: companies.depot,
    name: 'Fastener Depot',
    description: 'Screws, nuts, washers by the box',
    roles: ['supplier'],
    currency: 'EUR',
    addresses: [{ title: 'Main', line1: '22 Mill Lane', postalCode: 'B4 7QX', city: 'Birmingham', country: 'United Kingdom' }],
  },
  {
    pk: companies.cartons,
    name: 'Cartons de la Côte',
    description: 'Folding boxes and moulded pulp',
    roles: ['supplier', 'manufacturer'],
    currency: 'EUR',
    addresses: [{ title: 'Usine', line1: '3, quai des Emballeurs', postalCode: '44600', city: 'Saint-Nazaire', country: 'France' }],
  },
  {
    pk: companies.lumiere,
    name: 'Lumière & Fils – Éclairage Architectural, Conception et Fabrication de Luminaires sur Mesure S.à r.l.',
    description: 'Lighting for museums, theatres & houses older than the light bulb',
    roles: ['customer'],
    currency: 'EUR',
    image: 'company_images/lumiere.svg',
    phone: '+352 20 99 10 10',
    email: 'achats@lumiere-fils.example',
    website: 'https://lumiere-fils.example/',
    taxId: 'LU 200 990 10',
    addresses: [
      {
        title: 'Atelier',
        line1: '18, rue de la Verrerie',
        line2: 'Bâtiment C, 2ème étage',
        postalCode: 'L-1882',
        city: 'Luxembourg',
        country: 'Luxembourg',
        shippingNotes: 'Ring at the yard',
      },
      {
        title: 'Reading room',
        line1: 'Bibliothèque, entrée de service',
        line2: '2, place des Lecteurs',
        postalCode: 'L-2450',
        city: 'Luxembourg',
        country: 'Luxembourg',
        shippingNotes: 'By the goods lift, weekdays 8 to 12 h',
      },
    ],
    contacts: [
      { name: 'Chloé Lefèvre', role: 'Purchasing', phone: '+352 20 99 10 17', email: 'c.lefevre@lumiere-fils.example' },
      { name: 'Noël Schmitz', role: 'Workshop', email: 'n.schmitz@lumiere-fils.example' },
    ],
  },
  {
    pk: companies.harbor,
    name: 'Harbor Light Supply Co.',
    description: 'Lamp shops on the east coast',
    roles: ['customer'],
    currency: 'USD',
    image: 'company_images/harbor.svg',
    phone: '+1 207 555 0142',
    email: 'buying@harborlight.example',
    addresses: [
      { title: 'Store 1', line1: '410 Commercial Street', postalCode: '04101', city: 'Portland', province: 'ME', country: 'United States' },
    ],
    contacts: [{ name: 'Grace Whitcomb', role: 'Buyer', email: 'grace@harborlight.example' }],
  },
  {
    pk: companies.akerstroem,
    name: 'Studio Åkerström AB',
    description: 'Interior architects',
    roles: ['customer'],
    currency: 'EUR',
    addresses: [{ title: 'Kontor', line1: 'Sjögatan 5', postalCode: '211 44', city: 'Malmö', country: 'Sweden' }],
    contacts: [{ name: 'Björn Åkerström', role: 'Owner', email: 'bjorn@akerstrom.example' }],
  },
];

const nextContact = counter();
const nextAddress = counter();

export const companyRecords: DemoRecord[] = list.flatMap((company) => [
  record('company.company', company.pk, {
    name: company.name,
    description: company.description,
    website: company.website ?? '',
    phone: company.phone ?? '',
    email: company.email ?? null,
    contact: company.contacts?.[0]?.name ?? '',
    link: '',
    active: true,
    is_customer: company.roles.includes('customer'),
    is_supplier: company.roles.includes('supplier'),
    is_manufacturer: company.roles.includes('manufacturer'),
    currency: company.currency,
    tax_id: company.taxId ?? '',
    image: company.image ?? '',
    notes: company.notes ?? '',
  }),
  ...(company.contacts ?? []).map((contact) =>
    record('company.contact', nextContact(), {
      company: company.pk,
      name: contact.name,
      phone: contact.phone ?? '',
      email: contact.email,
      role: contact.role,
    }),
  ),
  ...(company.addresses ?? []).map((address, index) =>
    record('company.address', nextAddress(), {
      company: company.pk,
      title: address.title,
      primary: index === 0,
      line1: address.line1,
      line2: address.line2 ?? '',
      postal_code: address.postalCode,
      postal_city: address.city,
      province: address.province ?? '',
      country: address.country,
      shipping_notes: address.shippingNotes ?? '',
      internal_shipping_notes: '',
      link: '',
    }),
  ),
]);

/** Pks of contacts that orders name, in the order in which the list above makes them. */
export const contacts = { freja: 1, juergen: 2, chloe: 3, noel: 4, grace: 5, bjoern: 6 } as const;
/** Likewise of addresses. */
export const addresses = {
  nordkomp: 1,
  brueckner: 2,
  bruecknerInvoices: 3,
  depot: 4,
  cartons: 5,
  lumiere: 6,
  readingRoom: 7,
  harbor: 8,
  akerstroem: 9,
} as const;
