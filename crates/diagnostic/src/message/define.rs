//! The macro that turns the list of messages into an enum with its codes and their register.

/// The version that a message has when the list does not say another.
pub(crate) const FIRST: &str = "0.1.0";

macro_rules! since {
    () => {
        $crate::message::define::FIRST
    };
    ($since:literal) => {
        $since
    };
}

/// Each entry: what it is about, its code, its name, its arguments, and `since "x.y.z"` if it came after the first version.
macro_rules! messages {
    ($(
        #[doc = $about:literal]
        $code:ident $name:ident $({ $($field:ident: $type:ty),* $(,)? })? $(since $since:literal)?;
    )*) => {
        /// Everything that hjemmel complains about, with typed arguments.
        ///
        /// The words stand in [`catalogue`](crate::catalogue).
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs, reason = "an argument is named after what it is in the message")]
        pub enum Message {
            $(
                #[doc = concat!("`", stringify!($code), "`:", $about)]
                $name $({ $($field: $type),* })?,
            )*
        }

        impl Message {
            /// The register of codes.
            pub(crate) const REGISTER: &'static [$crate::CodeInfo] = &[$(
                $crate::CodeInfo {
                    code: $crate::Code(stringify!($code)),
                    name: stringify!($name),
                    about: $about.trim_ascii(),
                    since: since!($($since)?),
                },
            )*];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> $crate::Code {
                $crate::Code(match self {
                    $(Self::$name { .. } => stringify!($code),)*
                })
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(&self) -> $crate::Severity {
                self.code().severity()
            }
        }
    };
}
