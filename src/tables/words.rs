//! Owns the macro that turns a closed list of words into an enum with its canonical text.
//! Must not know any of the words.

/// An enum whose variants each have one code, as written in the package's CSV.
macro_rules! closed_words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident: $wanted:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every word of the list, in its own order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)+];

            /// The code as written in files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl $crate::tables::CellText for $name {
            const KIND: $crate::tables::ColumnKind = $crate::tables::ColumnKind::Words(Self::CODES);

            fn parse(text: &str) -> Result<Self, $crate::tables::BadValue> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::tables::BadValue::new(text, format!("{} ({})", $wanted, Self::CODES.join(", ")))),
                }
            }

            fn text(&self) -> String {
                self.code().to_owned()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::tables::CellText>::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

pub(crate) use closed_words;
