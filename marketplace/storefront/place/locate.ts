import { type ChosenPlace, isInBounds, roundedPlace } from './place-store.ts';

/** Why the phone did not say where it is. */
export type LocateFault = 'denied' | 'unavailable' | 'abroad';

/** Asks the phone where it is; only ever called on a press. Rejects never: a fault is an answer. */
export function locate(): Promise<ChosenPlace | LocateFault> {
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = roundedPlace({ lat: coords.latitude, lng: coords.longitude });
        resolve(isInBounds(place) ? { place, source: 'device', nameBn: '', nameEn: '' } : 'abroad');
      },
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
