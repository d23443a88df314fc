import { IconCamera, IconPhoto, IconX } from '@tabler/icons-react';
import { type ChangeEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuidv7 } from 'uuid';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './checkout.module.css';
import { type Photo, readPhoto } from './photo.ts';

const MOST = 5;

type Props = { photos: readonly Photo[]; onChange: (photos: readonly Photo[]) => void };

/** Photos of the prescription, by the camera or out of the phone's pictures. */
export function PhotoField({ photos, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [isBad, setBad] = useState(false);
  const forget = useEffectEvent(() => {
    for (const { url } of photos) URL.revokeObjectURL(url);
  });
  useEffect(() => () => forget(), []);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])].slice(0, MOST - photos.length);
    event.currentTarget.value = '';
    setBad(false);
    try {
      const read = await Promise.all(files.map((file) => readPhoto(file, uuidv7())));
      onChange([...photos, ...read]);
    } catch {
      setBad(true);
    }
  };
  const drop = (photo: Photo) => {
    URL.revokeObjectURL(photo.url);
    onChange(photos.filter(({ id }) => id !== photo.id));
  };
  const shared = { type: 'file', accept: 'image/*', hidden: true, tabIndex: -1 } as const;
  return (
    <div className={ui.tight}>
      <input
        {...shared}
        ref={camera}
        capture="environment"
        aria-label={t('checkout.camera')}
        onChange={(event) => void take(event)}
      />
      <input
        {...shared}
        ref={album}
        multiple
        aria-label={t('checkout.album')}
        onChange={(event) => void take(event)}
      />
      <ul className={classes.photos}>
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <img
              src={photo.url}
              width={96}
              height={96}
              alt={t('checkout.photoNumber', { number: format.number(at + 1) })}
            />
            <button type="button" aria-label={t('checkout.dropPhoto')} onClick={() => drop(photo)}>
              <IconX size={18} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {isBad ? <Notice tone="danger">{t('errors.BAD_PICTURE')}</Notice> : null}
      {photos.length < MOST ? (
        <div className={ui.chips}>
          <Button onClick={() => camera.current?.click()}>
            <IconCamera size={20} aria-hidden />
            {t('checkout.camera')}
          </Button>
          <Button onClick={() => album.current?.click()}>
            <IconPhoto size={20} aria-hidden />
            {t('checkout.album')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
