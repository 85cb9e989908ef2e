import type {ReactNode} from 'react';
import {
  Button,
  ColorArea,
  ColorPicker,
  ColorSlider,
  ColorSwatch,
  ColorThumb,
  DialogTrigger,
  Dialog,
  parseColor,
  Popover,
  SliderTrack,
} from 'react-aria-components';
import {TextField, type TextFieldProps} from '../ui/text-field.tsx';
import './color-control.css';

export type ColorControlProps = Pick<
  TextFieldProps,
  'label' | 'description' | 'error' | 'value' | 'onChange'
>;

/** A colour as text, and a swatch that opens a picker. */
export function ColorControl({value, onChange, ...field}: ColorControlProps): ReactNode {
  return (
    <div className="color">
      <TextField {...field} value={value} isMonospaced onChange={onChange} />
      <ColorPicker
        value={readColor(value)}
        onChange={(color) => onChange(color.toString('hex').toLowerCase())}
      >
        <DialogTrigger>
          <Button className="color-button" aria-label={`Pick ${field.label}`}>
            <ColorSwatch className="color-swatch" />
          </Button>
          <Popover className="ui-pop color-pop" placement="bottom end" offset={4}>
            <Dialog className="color-dialog" aria-label={field.label}>
              <ColorArea
                className="color-area"
                colorSpace="hsb"
                xChannel="saturation"
                yChannel="brightness"
                aria-label="Saturation and brightness"
              >
                <ColorThumb className="color-thumb" />
              </ColorArea>
              <ColorSlider colorSpace="hsb" channel="hue" aria-label="Hue">
                <SliderTrack className="color-hue">
                  <ColorThumb className="color-thumb" />
                </SliderTrack>
              </ColorSlider>
            </Dialog>
          </Popover>
        </DialogTrigger>
      </ColorPicker>
    </div>
  );
}

/** Grey while what is typed is no colour. */
function readColor(value: string): ReturnType<typeof parseColor> {
  try {
    return parseColor(value);
  } catch {
    return parseColor('#808080');
  }
}
