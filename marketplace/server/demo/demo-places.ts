import type { Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';

/** A neighbourhood of Dhaka, where some shops of the demo lie. */
export type DemoPlace = { nameBn: string; nameEn: string; place: Place };

/** Ten neighbourhoods, about where their markets are. */
export const DEMO_PLACES: readonly DemoPlace[] = [
  { nameBn: 'ধানমন্ডি', nameEn: 'Dhanmondi', place: { lat: 23.7465, lng: 90.376 } },
  { nameBn: 'মোহাম্মদপুর', nameEn: 'Mohammadpur', place: { lat: 23.7658, lng: 90.3584 } },
  { nameBn: 'মিরপুর ১০', nameEn: 'Mirpur 10', place: { lat: 23.8069, lng: 90.3687 } },
  { nameBn: 'উত্তরা', nameEn: 'Uttara', place: { lat: 23.8759, lng: 90.3795 } },
  { nameBn: 'গুলশান', nameEn: 'Gulshan', place: { lat: 23.7925, lng: 90.4078 } },
  { nameBn: 'বনশ্রী', nameEn: 'Banasree', place: { lat: 23.7639, lng: 90.4316 } },
  { nameBn: 'মালিবাগ', nameEn: 'Malibagh', place: { lat: 23.7489, lng: 90.4135 } },
  { nameBn: 'লালবাগ', nameEn: 'Lalbagh', place: { lat: 23.7189, lng: 90.3882 } },
  { nameBn: 'যাত্রাবাড়ী', nameEn: 'Jatrabari', place: { lat: 23.7104, lng: 90.4344 } },
  { nameBn: 'ফার্মগেট', nameEn: 'Farmgate', place: { lat: 23.7577, lng: 90.3897 } },
];

/** Four shops stand in each of them. */
export const DEMO_SHOPS: readonly { nameBn: string; nameEn: string; kind: ShopKind }[] = [
  { nameBn: 'শেফা ফার্মেসি', nameEn: 'Shefa Pharmacy', kind: 'medicine' },
  { nameBn: 'মায়ের দোয়া মেডিসিন কর্নার', nameEn: 'Mayer Doa Medicine Corner', kind: 'medicine' },
  { nameBn: 'ভাই ভাই স্টোর', nameEn: 'Bhai Bhai Store', kind: 'grocery' },
  { nameBn: 'নিত্যদিন মুদি ঘর', nameEn: 'Nityadin Mudi Ghor', kind: 'grocery' },
];
